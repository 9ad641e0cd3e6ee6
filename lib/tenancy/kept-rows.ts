import { LRUCache } from "lru-cache";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Rows } from "@/lib/trips/trip.ts";
import type { Sql } from "./sql.ts";

/** What a statement was answered, and the state of content that was asked before it. */
type Kept = { readonly state: string; readonly rows: Rows };

/**
 * Characters and some for each value: about half of the bytes. As much again may be held by what is made
 * of rows, and by its texts.
 */
export const MOST_KEPT = 16_000_000;

const kept = new LRUCache<string, Kept>({ maxSize: MOST_KEPT, maxEntrySize: MOST_KEPT / 16 });

/** How much rows hold that were kept, for as long as somebody has them. */
const sizes = new WeakMap<Rows, number>();

/** About how much rows hold; undefined for those that were never kept. */
export const sizeKept = (rows: Rows | readonly object[]): number | undefined =>
  sizes.get(rows as Rows);

/** All that the rows of a statement follow from, beside the state of content. */
export type Asked = {
  readonly organizationId: OrganizationId;
  readonly locale: string | null;
  readonly statement: Sql;
};

/**
 * A name of a statement in its context: two that share it have the same rows in the same state.
 * @NOTE With a number for the text, which is long and comes again.
 */
export const nameOf = ({ organizationId, locale, statement: { text, values } }: Asked): string =>
  JSON.stringify([numberOf(text), organizationId, locale, values]);

const numbers = new LRUCache<string, number>({ maxSize: MOST_KEPT / 8 });
let latest = 0;

/** A text's number; one that was forgotten gets another, and no two ever share one. */
function numberOf(text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  latest += 1;
  numbers.set(text, latest, { size: text.length + 1 });
  return latest;
}

/** The state that this process heard of last, by organization: a hint of what it pays to ask. */
const heard = new LRUCache<string, string>({ max: 5_000 });

export const noteState = (organizationId: OrganizationId, state: string): void =>
  void heard.set(organizationId, state);

/** Whether it heard of one: what the organization's content was read as may then be kept. */
export const hasHeard = (organizationId: OrganizationId): boolean => heard.has(organizationId);

/** For who changes something: what is kept is likely out of date. */
export const doubtState = (organizationId: OrganizationId): void =>
  void heard.delete(organizationId);

/** What was read under a name in the state that this process heard of last. */
export function keptUnder(name: string, organizationId: OrganizationId): Kept | undefined {
  const known = kept.get(name);
  return known?.state === heard.get(organizationId) ? known : undefined;
}

/**
 * Keeps the rows of a statement under the state that was asked before it.
 * @returns the rows, which nobody can change from now on: others are given the same.
 */
export function keep(name: string, state: string, rows: Rows): Rows {
  const size = frozen(rows);
  sizes.set(rows, size);
  kept.set(name, { state, rows }, { size: name.length + size });
  return rows;
}

/** Freezes a value through and through. @returns about how much it holds. */
function frozen(value: unknown): number {
  if (typeof value === "string") return value.length + 8;
  if (typeof value !== "object" || value === null) return 8;
  Object.freeze(value);
  let size = 16;
  for (const part of Object.values(value)) size += frozen(part);
  return size;
}
