import { environment } from "@/lib/kernel/env.ts";
import { RateLimited } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { addressBlock } from "@/lib/limits/address-block.ts";
import { counter, type Counter } from "@/lib/limits/counter.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";

/** Requests of one address: a broken page sends a few, a crowd behind one address some more. */
const ADDRESS = { name: "reports-address", tries: 60, seconds: 60 };
/** Requests that are written down for one organization, or for the instance. */
const PLACE = { name: "reports-place", tries: 600, seconds: 60 };

let made: { readonly address: Counter; readonly place: Counter } | undefined;

function counters() {
  made ??= { address: counter(limitStore(), ADDRESS), place: counter(limitStore(), PLACE) };
  return made;
}

/** Counts a request of an address, before its body is read. @throws RateLimited. */
export async function limitAddress(address: string): Promise<void> {
  const text = `reports:${addressBlock(address)}`;
  await counters().address.consume(
    await sign(environment().GATEHOUSE_SECRET, "address-digest", text),
  );
}

/**
 * Whether one more may be written down for this organization (null: the instance). What is too much
 * is passed over without a word: no stranger needs to know how much others report.
 */
export async function hasRoom(organizationId: OrganizationId | null): Promise<boolean> {
  try {
    await counters().place.consume(organizationId ?? "instance");
    return true;
  } catch (error) {
    if (error instanceof RateLimited) return false;
    throw error;
  }
}
