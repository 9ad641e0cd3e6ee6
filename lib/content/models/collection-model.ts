import type { z } from "zod";
import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
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
  /**
   * The same as its editor is at work on it: nothing is required yet, and bounds and patterns need not
   * hold. What is there is of its kind.
   */
  readonly draft: z.ZodType<JsonObject>;
  /** As `content`, in another language than the default: what says nothing in it is left to that. */
  readonly translation: z.ZodType<JsonObject>;
  /** What an entry holds where whoever creates it says nothing. */
  readonly blank: JsonObject;
  /** Of a collection of the organization's own; null: its fields are in code. */
  readonly definitions: readonly FieldDefinition[] | null;
};

/** The language that content is in, and those that there are: the first is the default. */
export type Speaking = { readonly locale: string; readonly locales: readonly string[] };

/**
 * Checks what an entry of a collection holds that is published; what is left out has its default.
 * @throws Invalid with the paths below `data`.
 */
export const parseContent = (
  model: CollectionModel,
  data: unknown,
  speaking: Speaking,
): EntryData => {
  const { content, translation } = model;
  return saidIn(model, parsed(isDefault(speaking) ? content : translation, data), {
    ...{ given: data, speaking },
  });
};

/**
 * Checks what an entry holds as a draft, which may be incomplete where there are drafts (C-5).
 * @throws Invalid with the paths below `data`.
 */
export const parseDraft = (model: CollectionModel, data: unknown, speaking: Speaking): EntryData =>
  model.publishes
    ? saidIn(model, parsed(model.draft, data), { given: data, speaking })
    : parseContent(model, data, speaking);

/**
 * The draft with some of its values changed. Of a draft only these are looked at: whoever changes one
 * value need not mend the others first, which they may not even see.
 * @throws Invalid with the paths below `data`.
 */
export function parseChange(
  model: CollectionModel,
  { before, changed }: { before: EntryData; changed: JsonObject },
  speaking: Speaking,
): EntryData {
  if (!model.publishes) return parseContent(model, { ...before, ...changed }, speaking);
  const known = parseDraft(model, changed, speaking) as unknown as JsonObject;
  const values = Object.keys(changed).map((name): [string, Json] => [name, known[name] ?? null]);
  return { ...before, ...Object.fromEntries(values) };
}

function parsed(schema: z.ZodType, data: unknown): EntryData {
  const result = schema.safeParse(data);
  if (result.success) return result.data as EntryData;
  throw new Invalid("Some of the content is not valid.", issuesOf(result.error));
}

const issuesOf = ({ issues }: z.ZodError): Issue[] =>
  issues.map(({ path, message }) => ({
    path: ["data", ...path.map((part) => (typeof part === "symbol" ? String(part) : part))],
    message,
  }));

/** Whether the language is the one that is read where another says nothing. */
export const isDefault = ({ locale, locales }: Speaking): boolean => locale === locales[0];

type Said = { readonly given: unknown; readonly speaking: Speaking };

/** @NOTE In another language than the default, what nobody gave has no default: nothing is said. */
function saidIn({ definitions }: CollectionModel, data: EntryData, { given, speaking }: Said) {
  if (definitions === null || isDefault(speaking)) return data;
  const unsaid = definitions.filter(
    ({ localized, name }) => localized && !Object.hasOwn(given as JsonObject, name),
  );
  const nothing = Object.fromEntries(unsaid.map(({ name }) => [name, null]));
  return { ...data, ...nothing };
}

/** What stands for an entry in lists and in the ledger. */
export const titleIn = (model: CollectionModel, data: object): string =>
  wordsIn(model, data) || "Untitled";

/** The title as it was written; empty where there is none yet. */
export function wordsIn({ titleField }: CollectionModel, data: object): string {
  const title = titleField === null ? null : (data as JsonObject)[titleField];
  return typeof title === "string" ? title : "";
}
