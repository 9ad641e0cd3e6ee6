import { createHmac } from "node:crypto";
import { deriveKey } from "@/lib/kernel/keys.ts";

/** bcrypt's work factor: 2^12 rounds, about 0.3 s of one core. Tests pass a lower one. */
export const BCRYPT_COST = 12;

/** How a password is hashed: what its pepper comes from, and the cost where a test lowers it. */
export type HashOptions = {
  /** GATEHOUSE_PEPPER, which outlives the instance secret: hashes cannot be made again. */
  readonly pepper: string;
  readonly cost?: number;
};

/**
 * What bcrypt gets in place of the password: base64(HMAC-SHA-384(pepper, password)), 64 characters.
 * @NOTE bcrypt reads 72 bytes and stops at NUL; the digest is shorter and holds none. The pepper
 * makes a stolen table useless without the instance's settings.
 */
export async function passwordText(password: string, pepper: string): Promise<string> {
  const key = await deriveKey(pepper, "password-pepper");
  return createHmac("sha384", key).update(password.normalize("NFKC"), "utf8").digest("base64");
}
