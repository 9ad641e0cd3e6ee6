import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { readProxyKey } from "./api-lock-repository.ts";
import type { SigningKey } from "./signing-key.ts";

/** Which proxy the organization's API is locked to, by its public key; null when it is open. */
export const getApiLock = defineQuery({
  action: "read",
  collection: "settings",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ proxyKey: SigningKey | null }> => ({
    proxyKey: await readProxyKey(scope),
  }),
});
