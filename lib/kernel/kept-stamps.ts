import { BoundedMap } from "./bounded-map.ts";
import { randomBytes, toBase64Url } from "./bytes.ts";
import type { Judging } from "./signed-claims.ts";
import type { Stamp } from "./stamp.ts";

type Kept = { readonly stamp: Stamp; readonly secret: string; readonly until: number };

/** @NOTE A request whose door is still to read its stamp is among the latest by far. */
const MOST = 10_000;
const LIFETIME_MS = 60_000;

// @NOTE The server's mount and the pages are built apart, and modules of the one are not the other's.
const keeper = globalThis as typeof globalThis & { gatehouseStamps?: BoundedMap<string, Kept> };

const kept = (): BoundedMap<string, Kept> => (keeper.gatehouseStamps ??= new BoundedMap(MOST));

/**
 * Keeps a stamp in this process for 60 seconds, or until it is forgotten.
 * @returns its name: 256 random bits as one header value, which say nothing anywhere else.
 */
export function keepStamp({ secret, now }: Judging, stamp: Stamp): string {
  const name = toBase64Url(randomBytes(32));
  kept().set(name, { stamp, secret, until: now + LIFETIME_MS });
  return name;
}

/** The stamp that this process keeps under a name; null for every other name, and past its time. */
export function keptStamp({ secret, now }: Judging, name: string): Stamp | null {
  const found = kept().get(name);
  return found?.secret === secret && now <= found.until ? found.stamp : null;
}

/** Forgets a stamp: its request has its answer. */
export const forgetStamp = (name: string): void => kept().delete(name);
