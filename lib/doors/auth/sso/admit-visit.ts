import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter, type Window } from "@/lib/limits/counter.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";

/** Ways to a provider and back that one party (/64 of IPv6) may take: each asks somebody else's server. */
const VISITS: Window = { name: "provider-visits", tries: 60, seconds: 900 };

/** Counts a way to a provider, or back from it. @throws RateLimited by the network address. */
export async function admitVisit(address: string, secret: string): Promise<void> {
  const key = await sign(secret, "address-digest", `provider:${addressBlock(address)}`);
  await counter(limitStore(), VISITS).consume(key);
}
