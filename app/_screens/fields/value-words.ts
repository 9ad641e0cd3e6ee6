import { absoluteText } from "@/app/_ui/time-text.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import type { FormField, FormKind } from "./form-field.ts";
import { isRecord, listOf, recordOf, textOf, typedIn, type FormValue } from "./form-value.ts";
import { linesOfRichText } from "./rich-text-lines.ts";

/** What linked entries are called, by id. */
export type Titles = Readonly<Record<string, string>>;

/** The value of a field as a text that people can compare with another; empty where there is none. */
export function valueWords(field: FormField, value: FormValue, titles: Titles): string {
  const unread = typedIn(value);
  if (unread !== null) return unread;
  if (value === null) return "";
  if (Array.isArray(value) && value.every((one) => typeof one === "string") && field.to === null) {
    return value.join(", ");
  }
  const words = WORDS[field.kind]?.(field, value, titles);
  return words ?? (typeof value === "object" ? JSON.stringify(value, null, 2) : String(value));
}

type Wording = (field: FormField, value: FormValue, titles: Titles) => string;

const assetWords: Wording = (_field, value) => {
  const { url, ...said } = recordOf(value);
  return [url, ...Object.values(said)].map(textOf).filter(Boolean).join("\n");
};

const linkWords: Wording = (_field, value, titles) =>
  (Array.isArray(value) ? value : [value]).map((id) => nameOf(id, titles)).join("\n");

const WORDS: Readonly<Partial<Record<FormKind, Wording>>> = {
  boolean: (_field, value) => (value === true ? "Yes" : "No"),
  instant: (_field, value) => absoluteText(Date.parse(textOf(value))),
  "rich-text": (_field, value) => richTextWords(value),
  relation: linkWords,
  relations: linkWords,
  image: assetWords,
  file: assetWords,
  group: ({ fields }, value, titles) => membersWords(fields ?? [], value, titles),
  list: ({ fields }, value, titles) =>
    listOf(value)
      .map((item, at) => `${at + 1}. ${membersWords(fields ?? [], item, titles)}`)
      .join("\n\n"),
  blocks: (field, value, titles) =>
    listOf(value)
      .map((item) => blockWords(field, item, titles))
      .join("\n\n"),
};

function richTextWords(value: FormValue): string {
  const read = richTextSchema.safeParse(value);
  return read.success ? linesOfRichText(read.data) : JSON.stringify(value);
}

const nameOf = (id: FormValue, titles: Titles): string =>
  typeof id === "string" ? (titles[id] ?? "An entry that you may not read") : "";

function membersWords(fields: readonly FormField[], value: FormValue, titles: Titles): string {
  if (!isRecord(value)) return "";
  return fields
    .map((field) => [field.label, valueWords(field, value[field.name] ?? null, titles)])
    .filter(([, words]) => words !== "")
    .map(([label = "", words = ""]) => `${label}: ${words}`)
    .join("\n");
}

function blockWords({ blocks }: FormField, value: FormValue, titles: Titles): string {
  const kind = isRecord(value) ? value["kind"] : null;
  const block = (blocks ?? []).find(({ name }) => name === kind);
  if (block === undefined) return "";
  return `${block.label}\n${membersWords(block.fields, value, titles)}`;
}
