import type { FieldDescription } from "@/lib/query/field.ts";

/** A type of the API: what its entries hold, for the table of routes and all that is made of it. */
export type ResourceDescription = {
  /** As in `type`, in addresses and in permissions. */
  readonly type: string;
  /** A sentence for people who read the reference. */
  readonly summary: string;
  /** By name; those with `to` are relationships, the id is no attribute. */
  readonly fields: ReadonlyMap<string, FieldDescription>;
  /** Of what it is a part: permissions speak of that collection, and of that field in it. */
  readonly partOf?: { readonly collection: string; readonly field: string };
};

/** A type of one organization's own. */
export type OwnResource = ResourceDescription & {
  readonly drafts: boolean;
  /** Whether it has a relationship. */
  readonly linked: boolean;
  /** Whether it has one that leads to several entries. */
  readonly linkedToMany: boolean;
};
