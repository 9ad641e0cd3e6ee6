import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { linkedIn, type Identifier, type Linkage, type Resource } from "@/lib/query/resource.ts";

/** An entry as whoever looks at it may know it, as screens are given it. */
export type ContentEntry = Resource;

/** The value of one of its fields, and several by their names. */
export type ContentValue = Json;
export type ContentValues = JsonObject;

/** What a relation leads to. */
export type ContentLink = Identifier;
export type ContentLinkage = Linkage;

/** The ids of the entries that an entry links to by a field, in their order. */
export const linkedIds = ({ relationships }: ContentEntry, field: string): readonly string[] =>
  linkedIn(relationships[field]).map(({ id }) => id);
