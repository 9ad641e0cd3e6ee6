import type { NextRequest } from "next/server";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { SecondStepRequired } from "@/lib/auth/factors/second-step-required.ts";
import { handleNextAuth, type NextAuthRoute } from "@/lib/gates/session/next-auth.ts";
import { returnToCookieName } from "@/lib/gates/session/next-auth-options.ts";
import { canonicalHost } from "@/lib/kernel/canonical-host.ts";
import { environment } from "@/lib/kernel/env.ts";
import { errorDocument, errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { Forbidden, Invalid, NotFound, TooLarge } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { requireStamp } from "../stamp.ts";
import { answerPasskeyQuestion } from "./passkey-question.ts";
import { noStepCookie, stepCookie } from "./step-cookie.ts";

/** All of next-auth that exists here, and what passkeys need beside it; anything else is not found. */
const OPEN: readonly string[] = [
  "POST passkey",
  "GET csrf",
  "GET providers",
  "GET session",
  "POST callback/credentials",
  "POST signout",
];

/** An email address and a password of at most 1024 characters, or a passkey's answer, form-encoded. */
const MOST_BYTES = 16 * 1024;
/** What goes with the session. Cookies stay: the theme is nobody's secret. */
const LEFT_BEHIND = '"cache", "storage"';
const FORM_TYPE = "application/x-www-form-urlencoded";

/**
 * The door to signing in and out: the wall's stamp, ROOT's own host, an exact own Origin for what
 * changes something, a small body; then next-auth. Refusals are JSON:API documents.
 */
export async function authDoor(request: NextRequest, route: NextAuthRoute): Promise<Response> {
  let requestId: string = newId();
  try {
    const stamp = await requireStamp(request.headers, { surface: "entrance" });
    requestId = stamp.requestId;
    const origin = await admit(request, route);
    if (isQuestion(request)) return await answerPasskeyQuestion(request);
    const settings = environment();
    const response = await handleNextAuth(request, route, {
      requestId,
      secret: settings.GATEHOUSE_SECRET,
      pepper: settings.GATEHOUSE_PEPPER,
      scheme: settings.PUBLIC_SCHEME,
      origin,
      place: passkeyPlace(settings),
      address: request.headers.get("x-gatehouse-address") ?? "",
      userAgent: request.headers.get("user-agent") ?? "",
    });
    response.headers.set("X-Request-Id", requestId);
    if (isSignOut(request)) response.headers.set("Clear-Site-Data", LEFT_BEHIND);
    if (request.method === "POST") response.headers.append("Set-Cookie", noStepCookie());
    return response;
  } catch (error) {
    const response = refusal(error, requestId);
    const pending = error instanceof SecondStepRequired ? error.pending : null;
    if (pending !== null) {
      const claims = { signInId: pending.id, userId: pending.userId };
      response.headers.append("Set-Cookie", await stepCookie(claims));
    }
    return response;
  }
}

const isSignOut = ({ method, nextUrl }: NextRequest): boolean =>
  method === "POST" && nextUrl.pathname === "/api/auth/signout";

const isQuestion = ({ method, nextUrl }: NextRequest): boolean =>
  method === "POST" && nextUrl.pathname === "/api/auth/passkey";

/** The origin of this instance, when the request is one that next-auth may see. */
async function admit(request: NextRequest, route: NextAuthRoute): Promise<string> {
  const { ROOT, PUBLIC_SCHEME } = environment();
  const origin = `${PUBLIC_SCHEME}://${ROOT}`;
  const { nextauth } = await route.params;
  const host = canonicalHost(request.headers.get("host") ?? "", PUBLIC_SCHEME);
  if (host !== ROOT) throw new NotFound();
  if (!OPEN.includes(`${request.method} ${nextauth.join("/")}`)) throw new NotFound();
  demandSoundInput(request, origin);
  if (request.method === "POST") demandOwnForm(request, origin);
  return origin;
}

/** @NOTE next-auth answers a malformed address in its query or cookie with 500. */
function demandSoundInput(request: NextRequest, origin: string): void {
  const cookie = request.cookies.get(returnToCookieName(environment().PUBLIC_SCHEME))?.value;
  if (request.nextUrl.search === "" && (cookie === undefined || URL.canParse(cookie, origin))) {
    return;
  }
  throw new Invalid("The request holds an address that is none.");
}

function demandOwnForm(request: NextRequest, origin: string): void {
  if (request.headers.get("origin") !== origin) {
    throw new Forbidden("This was not sent from the sign-in page of this instance.");
  }
  if (request.headers.get("content-type")?.startsWith(FORM_TYPE) !== true) {
    throw new Invalid(`Send the form as ${FORM_TYPE}.`);
  }
  // @NOTE A body without a length is refused too: next-auth would read it to its end.
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= MOST_BYTES)) throw new TooLarge("The form is larger than a sign-in can be.");
}

function refusal(error: unknown, requestId: string): Response {
  return new Response(JSON.stringify(errorDocument(error, requestId)), {
    status: statusOf(error),
    headers: {
      "Content-Type": "application/vnd.api+json",
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...errorHeaders(error),
    },
  });
}
