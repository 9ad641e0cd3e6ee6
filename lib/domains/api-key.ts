import { environment } from "@/lib/kernel/env.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";

/** A new key: shown once as `token`, kept as `digest` alone. */
export type ApiKey = { readonly id: string; readonly token: string; readonly digest: string };

/**
 * Digests a key under the instance's pepper, which stays when the secret is rotated; a new random
 * key unless one is given.
 */
export async function digestKey(key = makeSecretToken("gh_key")): Promise<ApiKey> {
  const digest = await sign(environment().GATEHOUSE_PEPPER, "api-key", key.token);
  return { ...key, digest };
}
