import type { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import type { EntryData } from "../entry-data.ts";
import type { FieldDefinition } from "./field-definition.ts";

/** Names of fields and what is true of them, in the order in which they are shown. */
export type EntryModel = ReadonlyMap<string, FieldDescription>;

/** All that is true of a collection's entries, whoever asks. */
export type CollectionModel = {
  readonly slug: string;
  readonly name: string;
  /** A sentence for people who read the reference. */
  readonly summary: string;
  readonly icon: string;
  /** Whether its entries are part of the website. */
  readonly website: boolean;
  /** Whether entries have drafts; where they have none, saving is publishing. */
  readonly publishes: boolean;
  /** Whether an entry has an address of its own among the others. */
  readonly addressed: boolean;
  /** Whether it has one entry at most, and so no list. */
  readonly singleton: boolean;
  readonly fields: EntryModel;
  /** The text that stands for an entry in lists; null: there is none. */
  readonly titleField: string | null;
  /** What an entry holds as far as its editor says: by name, without what every entry has. */
  readonly content: z.ZodType<JsonObject>;
  /** What an entry holds where whoever creates it says nothing. */
  readonly blank: JsonObject;
  /** Of a collection of the organization's own; null: its fields are in code. */
  readonly definitions: readonly FieldDefinition[] | null;
};

/**
 * Checks what an entry of a collection holds; what is left out has its default.
 * @throws Invalid with the paths below `data`.
 */
export function parseContent(model: CollectionModel, data: unknown): EntryData {
  const result = model.content.safeParse(data);
  if (result.success) return result.data as unknown as EntryData;
  const issues = result.error.issues.map((issue) => ({
    path: ["data", ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))],
    message: issue.message,
  }));
  throw new Invalid("Some of the content is not valid.", issues);
}

/** What stands for an entry in lists and in the ledger. */
export function titleIn({ titleField }: CollectionModel, data: object): string {
  const title = titleField === null ? null : (data as JsonObject)[titleField];
  return typeof title === "string" && title !== "" ? title : "Untitled";
}
