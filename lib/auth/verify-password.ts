import { runPasswordTask } from "./password-pool.ts";
import { BCRYPT_COST, passwordText, type HashOptions } from "./password-text.ts";

/**
 * Whether `password` is the one behind `hash`. A null hash (nobody has that address, or the person
 * has no password yet) costs the same computation and is always false.
 * @throws Unavailable when the pool has no room.
 */
export async function verifyPassword(
  password: string,
  hash: string | null,
  options: HashOptions,
): Promise<boolean> {
  const text = await passwordText(password, options.pepper);
  const against = hash ?? decoyHash(options.cost ?? BCRYPT_COST);
  const same = await runPasswordTask({ kind: "compare", text, hash: against });
  return hash !== null && same === true;
}

/** 22 characters of salt and 31 of hash that belong to no password anybody knows. */
const DECOY = "gatehousegatehousegatedecoydecoydecoydecoydecoydecoy1";

/** Well formed and of the same cost, so that comparing takes as long. */
const decoyHash = (cost: number): string => `$2b$${String(cost).padStart(2, "0")}$${DECOY}`;
