import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";

/** When and whether a staged item is shown; dates as ISO 8601. */
const placeSchema = z.object({
  slug: z.string(),
  parentKey: z.string().nullable(),
  position: z.int(),
  state: z.enum(["draft", "published", "scheduled"]),
  publishAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
});

/** What a staged item says: by columns, and of a website's export in the shape of our own as well. */
export const lineContentSchema = z.object({
  columns: z.record(z.string(), z.json()),
  place: placeSchema.nullable(),
  ready: z
    .object({ collection: z.string(), data: z.json(), notes: z.array(z.string()) })
    .nullable(),
});

export type LineContent = z.infer<typeof lineContentSchema>;

/** One item of a file as it waits for its turn. */
export type StagedLine = {
  /** Where it stands in the file. */
  readonly line: number;
  /** Items of one kind go the same way. */
  readonly kind: string;
  readonly name: string;
  /** What knows it again, whatever it is called then; null: what it says does (`lineKey`). */
  readonly externalKey: string | null;
  /** Its address where it comes from. */
  readonly link: string | null;
  readonly content: LineContent | null;
  /** Why it cannot be taken, whatever anybody wants. */
  readonly refusal: string | null;
};

/** A file that a website's export lists. */
export type StagedFile = { readonly url: string; readonly alt: string };

/** What a whole source is, told before its lines. */
export type SourceFacts = { readonly [name: string]: Json };

/** What comes out of a source, in the order in which it shall be taken. A line is made when asked for. */
export type Staged =
  | { readonly is: "line"; readonly line: () => StagedLine }
  | { readonly is: "file"; readonly file: StagedFile };
