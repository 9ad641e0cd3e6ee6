import { z } from "zod";

const column = z.string().min(1).max(200);

/** Where the items of one kind go; `collection` null: they are left out. */
const waySchema = z.strictObject({
  collection: z.string().min(1).max(80).nullable(),
  /** By the names of fields, the column that each is read from. */
  fields: z.record(z.string().max(80), column).default({}),
  /** The column that knows an entry again in a later import; null: each import makes new entries. */
  key: column.nullable().default(null),
});

/** What shall become of a file. */
export const mappingSchema = z.strictObject({
  ways: z.record(z.string().max(100), waySchema),
  /** `as there`: what is published where it comes from is published here. */
  publish: z.enum(["as there", "drafts", "published"]),
  /** Where an entry of the same address is here already. */
  conflicts: z.enum(["rename", "skip", "update"]).default("rename"),
  /** Whether files that the content shows are fetched and kept here. */
  files: z.boolean().default(false),
});

export type Way = z.infer<typeof waySchema>;
export type Mapping = z.infer<typeof mappingSchema>;

/** Where items of a kind go; one that a mapping does not name goes nowhere. */
export const wayOf = ({ ways }: Mapping, kind: string): Way =>
  (Object.hasOwn(ways, kind) ? ways[kind] : undefined) ?? {
    ...{ collection: null, fields: {}, key: null },
  };
