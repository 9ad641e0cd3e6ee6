import { runPasswordTask } from "./password-pool.ts";
import { BCRYPT_COST, passwordText, type HashOptions } from "./password-text.ts";

/**
 * Hashes a password for storage: a bcrypt string (`$2b$12$…`) over the peppered digest.
 * @throws Unavailable when the pool has no room.
 */
export async function hashPassword(password: string, options: HashOptions): Promise<string> {
  const text = await passwordText(password, options.pepper);
  const hash = await runPasswordTask({ kind: "hash", text, cost: options.cost ?? BCRYPT_COST });
  return String(hash);
}
