import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { keptStamp } from "@/lib/kernel/kept-stamps.ts";
import type { Stamp, Surface } from "@/lib/kernel/stamp.ts";
import { readStamp, stampHeader } from "@/lib/kernel/stamp.ts";

/** What a door serves: its surfaces and, where the door can see them, the method and the host. */
export type StampDemand = {
  readonly surface: Surface | readonly Surface[];
  readonly method?: string;
};

type ReadableHeaders = { get(name: string): string | null };

/**
 * What the wall said of this request, checked: its stamp, the surface and the host it is for. The
 * first thing every door does; with the wall gone, nothing gets further than this.
 * @throws Unauthenticated without a valid stamp at the dashboard, the API or an internal address.
 * @throws NotFound without a valid stamp anywhere else, or with one for another surface.
 */
export async function requireStamp(headers: ReadableHeaders, demand: StampDemand): Promise<Stamp> {
  const value = headers.get(stampHeader);
  return heldAgainst(value === null ? null : await stampOf(value), headers, demand);
}

/**
 * The same where the wall was asked as a function, in this process: its word came by no header, and is
 * held against the same demands.
 * @throws as `requireStamp`.
 */
export function heldAgainst(
  stamp: Stamp | null,
  headers: ReadableHeaders,
  demand: StampDemand,
): Stamp {
  const wanted: readonly Surface[] =
    typeof demand.surface === "string" ? [demand.surface] : demand.surface;
  if (stamp === null || stamp.host !== headers.get("host")) throw refusalAt(wanted);
  if (!wanted.includes(stamp.surface)) throw new NotFound();
  if (demand.method !== undefined && demand.method !== stamp.method) throw new NotFound();
  return stamp;
}

/** What a header's value says: that of the wall in this process by its name, all others by a signature. */
async function stampOf(value: string): Promise<Stamp | null> {
  const judging = { secret: environment().GATEHOUSE_SECRET, now: systemClock() };
  return keptStamp(judging, value) ?? (await readStamp(judging, value));
}

const gated: readonly Surface[] = ["admin", "api", "internal"];

function refusalAt(wanted: readonly Surface[]): NotFound | Unauthenticated {
  return wanted.some((surface) => gated.includes(surface))
    ? new Unauthenticated("Invalid or expired JWT provided to API route.", "api-auth-token-invalid")
    : new NotFound();
}
