import { generateKeyPairSync } from "node:crypto";
import { readSigningKeys } from "@/lib/gates/api/token-keys.ts";

/** A first set of keys for access tokens, as JWKS text: one that signs and the next one. */
export const newTokenKeys = (): string => setOf([newKey(), newKey()]);

/**
 * The set after a rotation: the next key signs, the one that signed is the previous one, and there
 * is a new next one. Whoever has the set before knows all keys that this one signs with, and the
 * other way round; so processes can be restarted one after another.
 */
export function rotateTokenKeys(keys: string): string {
  const [current, next = newKey()] = readSigningKeys(keys);
  return setOf([next, newKey(), ...(current === undefined ? [] : [current])]);
}

const setOf = (keys: readonly object[]): string => JSON.stringify({ keys });

const newKey = (): object => generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
