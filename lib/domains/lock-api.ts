import { defineMutation } from "@/lib/usecase/use-case.ts";
import { readProxyKey, saveProxyKey } from "./api-lock-repository.ts";
import { lockApiInput } from "./lock-api-input.ts";

/**
 * Locks the organization's API to a proxy: from the next request on, each must bear the signature of
 * this key, besides its own credential (S-29, S-31). Null opens it again.
 */
export const lockApi = defineMutation({
  action: "update",
  proven: true,
  collection: "settings",
  input: lockApiInput,
  async run({ scope, input, permit }): Promise<{ changed: boolean }> {
    const before = await readProxyKey(scope);
    if (before?.x === input.proxyKey?.x) return { changed: false };
    await saveProxyKey(scope, permit, input.proxyKey);
    return { changed: true };
  },
  audit: ({ input: { proxyKey } }, { changed }) =>
    changed
      ? {
          action: proxyKey === null ? "api.unlock" : "api.lock",
          collection: "settings",
          subjectId: null,
          summary: proxyKey === null ? "Opened the API" : "Locked the API to a proxy",
          detail: proxyKey === null ? {} : { key: proxyKey.x },
        }
      : null,
});
