import { environment } from "@/lib/kernel/env.ts";
import { seal, unseal } from "@/lib/kernel/seal.ts";

const terms = (id: string) =>
  ({ secret: environment().GATEHOUSE_PEPPER, purpose: "provider-secret", of: id }) as const;

/** A provider's client secret as it is kept: for its row alone. */
export const sealSecret = (id: string, secret: string): Promise<string> => seal(secret, terms(id));

/** The secret again; null for one of another row or another instance. */
export const unsealSecret = (id: string, kept: string): Promise<string | null> =>
  unseal(kept, terms(id));
