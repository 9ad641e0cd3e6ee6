import { createHmac } from "node:crypto";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";

/**
 * A demo password: random to the world, the same at each start of this instance, so that seeding
 * twice changes nothing and `demo.json` can always be written anew.
 */
export const demoPassword = (pepper: string, of: string): string =>
  createHmac("sha256", pepper).update(`gatehouse/demo/${of}`).digest("base64url").slice(0, 20);

/** A domain's demo key, by the same rule. */
export function demoKey(pepper: string, hostname: string): string {
  let round = 0;
  let left = Buffer.alloc(0);
  const take = (length: number): Buffer => {
    while (left.length < length) {
      const name = `gatehouse/demo/key/${hostname}/${round}`;
      left = Buffer.concat([left, createHmac("sha256", pepper).update(name).digest()]);
      round += 1;
    }
    const taken = left.subarray(0, length);
    left = left.subarray(length);
    return taken;
  };
  return makeSecretToken("gh_key", take).token;
}
