import type { Json } from "@/lib/kernel/json.ts";

/** Policies that speak of a field, by name for those who may read policies; else how many they are. */
export type PoliciesNaming = {
  readonly count: number;
  readonly names: readonly string[] | null;
};

/** A relation of another collection that leads to the one in question. */
export type LeadingHere = {
  readonly id: string;
  readonly collection: string;
  readonly label: string;
};

/** An entry that loses something, as far as the caller may read it. */
export type Example = {
  readonly id: string;
  readonly title: string | null;
  readonly value: Json;
};

/** What a change of a collection would lose or break. */
export type Preview = {
  /** Entries that have a value there; of a collection that is deleted all of them. Those in the bin too. */
  readonly entries: number;
  readonly inBin: number;
  /** Of these, entries whose value does not fit what comes; null: not told to whom it is hidden from. */
  readonly unfit: number | null;
  /** Of these, entries whose value fits once part of it is dropped, such as its form; null: not told. */
  readonly altered: number | null;
  readonly examples: readonly Example[];
  /** Policies that list the field: it goes from their lists, or they follow it. */
  readonly listing: PoliciesNaming;
  /** Policies whose rules, conditions or presets ask it. */
  readonly asking: PoliciesNaming;
  /**
   * Views of lists that name the field, or are of the collection. They lose no entry, so that nobody has
   * to confirm them: what a removed field was in them comes back with it.
   */
  readonly views: number;
  readonly relations: readonly LeadingHere[];
  /** Why it cannot be done as things are; empty: it can. */
  readonly blockers: readonly string[];
  /** What the deed names, to show that this was looked at; null: nothing is lost, it needs none. */
  readonly digest: string | null;
};
