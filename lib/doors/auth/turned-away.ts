import { hasPasswordRoom, CROWDED } from "@/lib/auth/password-pool.ts";
import { errorDocument, errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { textResponse } from "@/lib/kernel/text-response.ts";

/** Where passwords are brought: by programs, and by the sign-in page. */
const SIGN_INS: ReadonlySet<string> = new Set([
  "/api/v1/auth/login",
  "/api/auth/callback/credentials",
]);

type Asked = { readonly method?: string | undefined; readonly url?: string | undefined };

/**
 * Whether a request brings a password while there is no room to judge it: known by a number, so that
 * a crowd costs the others next to nothing.
 */
export const isTurnedAway = ({ method, url = "" }: Asked): boolean =>
  method === "POST" && SIGN_INS.has(url) && !hasPasswordRoom();

/**
 * What whoever is turned away is told, with when to come back.
 * @NOTE Nothing is logged: a line with its stack for each of a crowd costs more than the answer.
 */
export function turnAway({ requestId }: Stamp): Response {
  const refusal = new Unavailable(CROWDED);
  return textResponse(JSON.stringify(errorDocument(refusal, requestId)), {
    status: statusOf(refusal),
    headers: {
      "Content-Type": "application/vnd.api+json",
      "Cache-Control": "no-store",
      ...errorHeaders(refusal),
    },
  });
}
