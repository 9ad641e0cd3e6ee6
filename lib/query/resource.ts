import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Highlight } from "./highlight.ts";
import type { ListColumn } from "./list-columns.ts";

/** Names an entry whatever collection it is of. */
export type Identifier = { readonly type: string; readonly id: string };

/** What a relationship leads to: one entry or none, or several in their order. */
export type Linkage = Identifier | readonly Identifier[] | null;

/** Whether a relationship may lead to several entries. */
export const isMany = (linkage: Linkage): linkage is readonly Identifier[] =>
  Array.isArray(linkage);

/** The entries that a relationship leads to, in their order. */
export const linkedIn = (linkage: Linkage | undefined): readonly Identifier[] => {
  if (linkage === null || linkage === undefined) return [];
  return isMany(linkage) ? linkage : [linkage];
};

/** An entry as the caller may know it. What they may not read is absent. */
export type Resource = Identifier & {
  readonly attributes: JsonObject;
  readonly relationships: Readonly<Record<string, Linkage>>;
  /** Names of those that the caller may read in other entries, but not in this one; they are null. */
  readonly redacted?: readonly string[];
  /** Counts its changes, for those who may make one; null: not told. */
  readonly revision: number | null;
  /** Where words that were looked for stand, in fields that the caller may read here. */
  readonly highlights?: readonly Highlight[];
};

/** One entry and those that were asked for with it, each once. */
export type OneAnswer = { readonly item: Resource; readonly included: readonly Resource[] };

/** One page of a list. A cursor is null where the list ends. */
export type ListAnswer = {
  readonly items: readonly Resource[];
  readonly included: readonly Resource[];
  /** What the list shows of each entry, where it is shown as a table. */
  readonly columns: readonly ListColumn[];
  readonly page: {
    readonly size: number;
    readonly next: string | null;
    readonly prev: string | null;
  };
};
