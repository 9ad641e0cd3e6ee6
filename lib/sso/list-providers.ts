import { z } from "zod";
import { isFullAdmin } from "@/lib/access/may-grant.ts";
import { requireManager } from "@/lib/provisioning/require-manager.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { returnAddress } from "./ask-provider.ts";
import type { ProviderSummary } from "./provider.ts";
import { selectProviders } from "./repository.ts";

/** A provider as its screen shows it, with the address that it must send people back to. */
export type ShownProvider = ProviderSummary & { readonly returnAddress: string };

/**
 * The organization's providers by name, for whoever manages members; `mayChange`: for an Admin to
 * connect and remove. @throws Forbidden.
 */
export const listProviders = defineQuery({
  action: "create",
  collection: "users",
  input: z.strictObject({}),
  async run({ scope }): Promise<{ providers: readonly ShownProvider[]; mayChange: boolean }> {
    requireManager(scope);
    const rows = await selectProviders(scope);
    const providers = rows.map((row) => ({ ...row, returnAddress: returnAddress(row) }));
    return { providers, mayChange: isFullAdmin(scope) };
  },
});
