import { z } from "zod";
import { newId } from "@/lib/kernel/ids.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

/**
 * The bearer form of the HMAC gate: a token of one minute under a key of its own purpose, for
 * callers that can send nothing but a bearer, such as the Edge Config client.
 */
export type BearerPurpose = "store-read" | "internal";

const schema = z.strictObject({
  purpose: z.enum(["store-read", "internal"]),
  jti: z.uuid(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** Claims of a system bearer; times in seconds. */
export type SystemBearerClaims = z.infer<typeof schema>;

/** A bearer of 60 seconds with which the system passes its own wall for one purpose. */
export const makeSystemBearer = (judging: Judging, purpose: BearerPurpose): Promise<string> =>
  signClaims(kindOf(purpose), judging, { purpose, jti: newId() });

/** The claims of a bearer made for exactly this purpose, or null. */
export async function verifySystemBearer(
  judging: Judging,
  purpose: BearerPurpose,
  bearer: string,
): Promise<SystemBearerClaims | null> {
  const claims = await verifyClaims({ kind: kindOf(purpose), judging, schema }, bearer);
  return claims?.purpose === purpose ? claims : null;
}

const kindOf = (purpose: BearerPurpose): CredentialKind => ({
  purpose,
  typ: "gatehouse-system+jwt",
  lifetime: 60,
});
