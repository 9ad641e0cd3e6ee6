import { findKeyHolder, type KeyAdmission } from "@/lib/gates/api/key-gate.ts";
import { issueAccessToken, type IssuedToken } from "@/lib/gates/api/issue.ts";
import { touchKey } from "@/lib/gates/api/touch-key.ts";
import { tokenIssuer } from "@/lib/gates/api/verify.ts";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { errorDocument, errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { log } from "@/lib/kernel/log.ts";
import { readBody } from "@/lib/kernel/read-body.ts";
import { MethodNotAllowed } from "@/lib/kernel/request-errors.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { hostOrganization } from "../api/named-organization.ts";
import { demandSignatures } from "../api/demand-signatures.ts";
import { apiLimiter } from "../api/api-limiter.ts";
import { requireStamp } from "../stamp.ts";
import { clientCredentials, REFUSED, type ClientCredentials } from "./client-credentials.ts";
import { exchangeLimiter } from "./exchange-limiter.ts";
import { OAuthError, oauthWords } from "./oauth-error.ts";

/** A form of two credentials and a grant is short, in bytes. */
const LARGEST = 4096;

/**
 * POST /api/oauth/token: a domain's hostname and API key in, a token of an hour out (S-16 to S-18),
 * by OAuth's client credentials grant (RFC 6749 §4.4). Whatever is wrong with the credentials, the
 * answer is the same. No cookie is looked at, and no browser of another origin may read the answer:
 * keys do not belong there.
 */
export async function tokenDoor(request: Request): Promise<Response> {
  try {
    const stamp = await requireStamp(request.headers, { surface: "open-api" });
    if (stamp.method !== "POST") throw new MethodNotAllowed(["POST"]);
    return tokenAnswer(await exchange(request, stamp));
  } catch (error) {
    return refusal(error, request.headers.get("x-gatehouse-request-id") ?? "");
  }
}

async function exchange(request: Request, stamp: Stamp): Promise<IssuedToken> {
  const { headers } = request;
  const address = headers.get("x-gatehouse-address") ?? "";
  await apiLimiter().admit(address);
  const body = await readForm(request);
  const credentials = clientCredentials(headers, textOf(body));
  const keyId = readSecretToken("gh_key", credentials.key);
  if (keyId !== null) await exchangeLimiter().consume(keyId);
  const now = systemClock();
  const admission = await admit(request, stamp, { credentials, address, now });
  if (admission === null) return refuse(address);
  // @NOTE Whoever has the key guesses nothing: a signature that fails is counted as no guess.
  const isProven = await demandSignatures({ request, stamp, body }, admission.domain, now);
  if (!isProven) throw new OAuthError("client", REFUSED);
  await touchKey(admission, now);
  const settings = environment();
  const signer = {
    keys: settings.GATEHOUSE_TOKEN_SIGNING_KEYS,
    issuer: tokenIssuer(settings),
    longest: settings.GATEHOUSE_TOKEN_LIFETIME,
    now,
  };
  return issueAccessToken(signer, { kind: "domain", ...admission.domain });
}

async function readForm(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const type = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") {
    throw new OAuthError("mediaType", "Send a form: application/x-www-form-urlencoded.");
  }
  const body = await readBody(request, LARGEST);
  if (body === null)
    throw new OAuthError("tooLarge", "A request for a token is shorter than that.");
  return body;
}

function textOf(body: Uint8Array): string {
  try {
    return fromUtf8(body);
  } catch {
    throw new OAuthError("malformed", "The form is not text.");
  }
}

type Asking = {
  readonly credentials: ClientCredentials;
  readonly address: string;
  readonly now: number;
};

/** On an organization's host its own keys count alone; a host of nobody has none. */
async function admit(
  { headers }: Request,
  stamp: Stamp,
  { credentials, address, now }: Asking,
): Promise<KeyAdmission | null> {
  const host = await hostOrganization(stamp.host);
  if (host === null) return null;
  const holder = {
    ...credentials,
    address,
    origin: headers.get("origin"),
    organizationId: host === "root" ? null : host.id,
    requestId: stamp.requestId,
  };
  return findKeyHolder(holder, { pepper: environment().GATEHOUSE_PEPPER, now });
}

async function refuse(address: string): Promise<never> {
  await apiLimiter().noteRefused(address);
  throw new OAuthError("client", REFUSED);
}

/** RFC 6749 §5.1. */
const tokenAnswer = ({ token, expiresIn }: IssuedToken): Response =>
  Response.json(
    { access_token: token, token_type: "Bearer", expires_in: expiresIn },
    { headers: UNKEPT },
  );

const UNKEPT = { "Cache-Control": "no-store", Pragma: "no-cache" };

/** RFC 6749 §5.2, with the house's own error document beside it. */
function refusal(error: unknown, requestId: string): Response {
  const status = statusOf(error);
  if (status >= 500) log.error("token exchange failed", { requestId, error });
  const challenge = status === 401 ? { "WWW-Authenticate": 'Basic realm="gatehouse"' } : {};
  return Response.json(
    { ...oauthWords(error), ...errorDocument(error, requestId) },
    { status, headers: { ...errorHeaders(error), ...challenge, ...UNKEPT } },
  );
}
