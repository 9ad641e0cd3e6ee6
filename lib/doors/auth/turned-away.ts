import { hasPasswordRoom, CROWDED } from "@/lib/auth/password-pool.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { errorResponse } from "../api/error-response.ts";

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

/** What whoever is turned away is told, with when to come back. */
export const turnAway = ({ requestId }: Stamp): Response =>
  errorResponse(new Unavailable(CROWDED), new Headers({ "x-gatehouse-request-id": requestId }));
