import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter, type Window } from "@/lib/limits/counter.ts";
import type { LimitStore } from "@/lib/limits/limit-store.ts";

/** What one address may send to the forms of one organization. */
const ADDRESS_WINDOWS: readonly Window[] = [
  { name: "form-minute", tries: 5, seconds: 60 },
  { name: "form-hour", tries: 30, seconds: 3_600 },
];

/** What all of them may: a flood stops filling the organization's lists. */
const ORGANIZATION_WINDOW: Window = { name: "form-day", tries: 2_000, seconds: 86_400 };

export type FormLimiter = {
  /** Counts whatever an address sends. @throws RateLimited. */
  readonly ofAddress: (sending: {
    readonly organizationId: OrganizationId;
    readonly address: string;
  }) => Promise<void>;
  /**
   * Counts what is about to be kept, once work was done for it: otherwise a few who do none would shut
   * the forms of an organization for a day. @throws RateLimited.
   */
  readonly ofOrganization: (organizationId: OrganizationId) => Promise<void>;
};

/** Limits what is sent by forms, with counters shared by all nodes. */
export function formLimiter(store: LimitStore, secret: string): FormLimiter {
  const windows = ADDRESS_WINDOWS.map((window) => counter(store, window));
  const all = counter(store, ORGANIZATION_WINDOW);
  return {
    ofAddress: async ({ organizationId, address }) => {
      const text = `form:${organizationId}:${addressBlock(address)}`;
      const key = await sign(secret, "address-digest", text);
      for (const window of windows) await window.consume(key);
    },
    ofOrganization: async (organizationId) => void (await all.consume(organizationId)),
  };
}
