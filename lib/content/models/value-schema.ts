import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";
import type { DefinedKind, FieldDefinition } from "./field-definition.ts";

/** What a value of a field must be, for whoever writes it; null is a value where none is required. */
export function valueSchema(field: FieldDefinition): z.ZodType {
  const schema = plainSchema(field);
  return field.required || field.kind === "boolean" ? schema : schema.nullable();
}

/** As a whole entry needs it: what is left out has its default, or no value. */
export function keptSchema(field: FieldDefinition): z.ZodType {
  const schema = valueSchema(field);
  const fallback = blankValue(field);
  return fallback === undefined ? schema : schema.default(fallback);
}

type Bounded = Pick<FieldDefinition, "required" | "min" | "max">;

function plainSchema(field: FieldDefinition): z.ZodType {
  const { kind, choices } = field;
  switch (kind) {
    case "choice":
      return z.enum(choices ?? []);
    case "choices":
      return listOf(z.enum(choices ?? []), field, 100);
    case "relations":
      return listOf(z.uuid(), field, 200);
    case "text":
      return textOf(field, 500);
    case "long-text":
      return textOf(field, 20_000);
    case "integer":
      return within(z.int(), field);
    case "decimal":
      return within(z.number(), field);
    default:
      return PLAIN[kind];
  }
}

type Plain = Exclude<
  DefinedKind,
  "choice" | "choices" | "relations" | "text" | "long-text" | "integer" | "decimal"
>;

const inUtc = (value: string): string => new Date(value).toISOString();

/** @NOTE PostgreSQL has no year 0, and JavaScript writes years beyond 9999 in another form. */
function isInCalendar(value: string): boolean {
  const year = new Date(value).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

const PLAIN: Readonly<Record<Plain, z.ZodType>> = {
  boolean: z.boolean(),
  date: z.iso.date("Give a day, such as 2026-11-22."),
  instant: z.iso
    .datetime({ offset: true, error: "Give a day and a time." })
    .refine(isInCalendar, "This is too long ago, or too far ahead.")
    .transform(inUtc),
  email: z.email("This is no e-mail address.").max(320),
  url: z
    .url({ protocol: /^https?$/, error: "Use an address that starts with https://." })
    .max(2_000),
  json: z.json(),
  relation: z.uuid(),
};

/** @NOTE Whole numbers beyond this are not told apart in JSON. */
const FARTHEST = 1e15;
const EMPTY = "Fill this in.";

const within = (schema: z.ZodNumber, { min, max }: Bounded): z.ZodType =>
  schema.min(min ?? -FARTHEST).max(max ?? FARTHEST);

const textOf = ({ required, min, max }: Bounded, most: number): z.ZodType =>
  z
    .string()
    .min(leastOf({ required, min, max }), EMPTY)
    .max(max ?? most, `At most ${max ?? most} characters.`);

const listOf = (item: z.ZodType, of: Bounded, most: number): z.ZodType =>
  z
    .array(item)
    .min(leastOf(of), EMPTY)
    .max(of.max ?? most);

const leastOf = ({ required, min }: Bounded): number => Math.max(min ?? 0, required ? 1 : 0);

/** Undefined: there is none, so a value must be given. */
function blankValue({ kind, required, ...field }: FieldDefinition): Json | undefined {
  if (field.default !== null) return field.default;
  if (kind === "boolean") return false;
  if (required) return undefined;
  return kind === "choices" || kind === "relations" ? [] : null;
}
