import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { verifySystemBearer, type BearerPurpose } from "./verify.ts";

type ReadableHeaders = { get(name: string): string | null };

/**
 * Admits the system to one purpose of its own by the bearer form of the HMAC gate.
 * @throws Unauthenticated for anything else, and never says which part failed (S-11).
 */
export async function passHmacGate(
  headers: ReadableHeaders,
  purpose: BearerPurpose,
  judging: Judging,
): Promise<void> {
  const bearer = /^Bearer ([\w.-]+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const claims = bearer === undefined ? null : await verifySystemBearer(judging, purpose, bearer);
  if (claims === null) {
    throw new Unauthenticated("Invalid or expired JWT provided to API route.", CODE);
  }
}

const CODE = "api-auth-token-invalid";
