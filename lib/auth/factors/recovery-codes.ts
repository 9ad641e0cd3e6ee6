import { randomBytes } from "@/lib/kernel/bytes.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";

const HOW_MANY = 10;
const LENGTH = 10;
/** Crockford's base32 in lower case: nothing that is read as something else. 50 bits a code. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Where the row of a code belongs, and the pepper that its digest is made under. */
export type CodeOwner = { readonly userId: UserId; readonly pepper: string };

/**
 * Ten new recovery codes in place of all there were, in the caller's transaction, which sees the
 * person's rows. They are told here, once; kept are their digests.
 */
export async function renewRecoveryCodes(
  db: DirectoryTransaction,
  owner: CodeOwner,
  now: number,
): Promise<readonly string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  const digests = await Promise.all(codes.map((code) => digestOf(owner, code)));
  const { userId } = owner;
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({
    data: digests.map((digest) => ({ userId, digest, createdAt: new Date(now) })),
  });
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

/** Uses a recovery code up. True exactly once, however many try at the same moment. */
export async function spendRecoveryCode(
  db: DirectoryTransaction,
  owner: CodeOwner,
  { code, now }: { readonly code: string; readonly now: number },
): Promise<boolean> {
  const plain = code.toLowerCase().replaceAll(/[-\s]/g, "");
  if (plain.length !== LENGTH) return false;
  const digest = await digestOf(owner, plain);
  const { count } = await db.recoveryCode.updateMany({
    where: { userId: owner.userId, digest, usedAt: null },
    data: { usedAt: new Date(now) },
  });
  return count === 1;
}

/** @NOTE The person is part of it: a code of somebody else's is another digest. */
const digestOf = ({ userId, pepper }: CodeOwner, code: string): Promise<string> =>
  sign(pepper, "recovery-code", `${userId}:${code}`);

const newCode = (): string =>
  [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
