import { convertValue } from "@/lib/content/collections/convert-value.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { isRelation } from "@/lib/content/models/field-kinds.ts";
import { valueSchema } from "@/lib/content/models/value-schema.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { plainText } from "../plain-text.ts";
import { wordpressText } from "../wordpress-text.ts";
import { isoMoment } from "./iso-moment.ts";
import type { TargetField } from "./target-fields.ts";

/** What a column amounts to in a field: a value, words that name entries, nothing, or no such value. */
export type Cell =
  | { readonly is: "value"; readonly value: Json }
  | { readonly is: "names"; readonly to: string; readonly names: readonly string[] }
  | { readonly is: "nothing" }
  | { readonly is: "problem"; readonly problem: string };

const NOTHING: Cell = { is: "nothing" };

/** Reads what stands in a column as a value of a field. An empty cell says nothing. */
export function convertColumn(written: Json, { definition, label }: TargetField): Cell {
  if (isEmpty(written)) return NOTHING;
  if (definition === "words") return { is: "value", value: wordsIn(written) };
  if (isRelation(definition)) {
    return { is: "names", to: definition.to ?? "", names: wordsIn(written) };
  }
  const value = READERS[definition.kind]?.(written, definition) ?? plainly(written, definition);
  if (value !== null) return { is: "value", value };
  const shown = typeof written === "string" ? written : JSON.stringify(written);
  return { is: "problem", problem: `“${shown.slice(0, 80)}” is no value of ${label}` };
}

const isEmpty = (written: Json): boolean =>
  written === null ||
  (typeof written === "string" && written.trim() === "") ||
  (Array.isArray(written) && written.length === 0);

type Reader = (written: Json, field: FieldDefinition) => Json;

const READERS: Partial<Record<FieldDefinition["kind"], Reader>> = {
  text: (written, field) => fitting(field, typeof written === "string" ? plainText(written) : null),
  "rich-text": (written) => (typeof written === "string" ? richText(written) : null),
  instant: (written, field) => fitting(field, isoMoment(written)),
  date: (written, field) => fitting(field, isoMoment(written)?.slice(0, 10) ?? null),
  decimal: (written, field) => fitting(field, numberIn(written)),
  choices: (written, field) => fitting(field, wordsIn(written)),
};

/** @NOTE A value that is of the kind already, as JSON may hold, is taken as it is. */
function plainly(written: Json, field: FieldDefinition): Json {
  const asItIs = fitting(field, written);
  if (asItIs !== null) return asItIs;
  const text = typeof written === "string" ? written.trim() : written;
  return convertValue({ kind: "text", to: null }, field, text)?.value ?? null;
}

function fitting(field: FieldDefinition, value: Json): Json {
  if (value === null) return null;
  const read = valueSchema(field).safeParse(value);
  return read.success ? (read.data as Json) : null;
}

const richText = (text: string): Json => wordpressText(text, () => []).doc as unknown as Json;

/** `1234.5` and, as much of Europe writes it, `1234,5`. */
function numberIn(written: Json): number | null {
  if (typeof written === "number") return written;
  const text = typeof written === "string" ? written.trim() : "";
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : null;
}

/** Several words in a cell stand apart by `|`, `;` or `,`: the first of these that occurs. */
function wordsIn(written: Json): string[] {
  if (Array.isArray(written)) return written.flatMap((one) => (isEmpty(one) ? [] : [wordOf(one)]));
  const text = wordOf(written);
  const sign = ["|", ";", ","].find((one) => text.includes(one)) ?? "|";
  const words = text.split(sign).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}

const wordOf = (written: Json): string =>
  typeof written === "string" ? written : JSON.stringify(written);
