import { z } from "zod";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { saysSomething } from "@/lib/richtext/says-something.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { imageAddress } from "../image-address.ts";
import { slugSchema } from "../slug.ts";
import type { FieldDefinition } from "./field-definition.ts";
import { MOST_OF, type DefinedKind } from "./field-kinds.ts";
import { linearPattern } from "./linear-pattern.ts";

/** What a value of a field must be, for whoever writes it; null is a value where none is required. */
export function valueSchema(field: FieldDefinition): z.ZodType {
  const schema = SCHEMAS[field.kind](field);
  const isSaid = field.kind === "boolean" && field.localized !== true;
  return field.required || isSaid ? schema : schema.nullable();
}

/** As a whole entry needs it: what is left out has its default, or no value. */
export function keptSchema(field: FieldDefinition): z.ZodType {
  const schema = valueSchema(field);
  const mustBeGiven = field.required && field.kind !== "boolean";
  if (field.default === null && mustBeGiven) return schema;
  return schema.default(field.default ?? emptyValue(field));
}

/**
 * The field as a draft has it: it may be incomplete, so nothing is required, and no bound or pattern
 * must be kept yet, at any depth. What it holds is of the field's kind all the same.
 */
export function inDraft(field: FieldDefinition): FieldDefinition {
  const { fields, blocks } = field;
  return {
    ...{ ...field, required: false, min: null, max: null, pattern: null },
    fields: fields?.map(inDraft) ?? null,
    blocks: blocks?.map((block) => ({ ...block, fields: block.fields.map(inDraft) })) ?? null,
  };
}

/** What a field holds that nobody has filled in. */
export function emptyValue({ kind }: Pick<FieldDefinition, "kind">): Json {
  if (kind === "boolean") return false;
  return LISTS.has(kind) ? [] : null;
}

const LISTS: ReadonlySet<DefinedKind> = new Set(["choices", "relations", "list", "blocks"]);

const inUtc = (value: string): string => new Date(value).toISOString();

/** @NOTE PostgreSQL has no year 0, and JavaScript writes years beyond 9999 in another form. */
function isInCalendar(value: string): boolean {
  const year = new Date(value).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

const EMPTY = "Fill this in.";

type Made = (field: FieldDefinition) => z.ZodType;

const always =
  (schema: z.ZodType): Made =>
  (field) =>
    fitting(schema, field);

const SCHEMAS: Readonly<Record<DefinedKind, Made>> = {
  text: (field) => fitting(textOf(field), field),
  "long-text": textOf,
  "rich-text": ({ required }) => (required ? richTextSchema.pipe(filledText) : richTextSchema),
  slug: always(slugSchema),
  integer: (field) => within(z.int(), field),
  decimal: (field) => within(z.number(), field),
  boolean: always(z.boolean()),
  date: always(z.iso.date("Give a day, such as 2026-11-22.")),
  instant: always(
    z.iso
      .datetime({ offset: true, error: "Give a day and a time." })
      .refine(isInCalendar, "This is too long ago, or too far ahead.")
      .transform(inUtc),
  ),
  choice: ({ choices }) => z.enum(choices ?? []),
  choices: (field) => listOf(z.enum(field.choices ?? []), field),
  email: always(z.email("This is no e-mail address.").max(320)),
  url: always(
    z.url({ protocol: /^https?$/, error: "Use an address that starts with https://." }).max(2_000),
  ),
  colour: always(
    z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "Give a colour, such as #336699.")
      .toLowerCase(),
  ),
  json: always(z.json()),
  image: always(z.strictObject({ url: imageAddress, alt: z.string().max(500).default("") })),
  file: always(
    z.strictObject({
      url: imageAddress,
      name: z.string().trim().min(1, "Give it a name.").max(200),
    }),
  ),
  relation: always(z.uuid()),
  relations: (field) => listOf(z.uuid(), field),
  group: ({ fields }) => membersSchema(fields ?? []),
  list: (field) => listOf(membersSchema(field.fields ?? []), field),
  blocks: (field) => listOf(blockSchema(field), field),
};

const filledText = z.custom<Parameters<typeof saysSomething>[0]>().refine(saysSomething, EMPTY);

/** @NOTE Whole numbers beyond this are not told apart in JSON. */
const FARTHEST = 1e15;

type Bounded = Pick<FieldDefinition, "kind" | "required" | "min" | "max">;

const within = (schema: z.ZodNumber, { min, max }: Bounded): z.ZodType =>
  schema.min(min ?? -FARTHEST).max(max ?? FARTHEST);

function textOf(field: Bounded): z.ZodType {
  const most = mostOf(field);
  const least = leastOf(field);
  return z
    .string()
    .min(least, least > 1 ? `At least ${least} characters.` : EMPTY)
    .max(most, `At most ${most} characters.`);
}

function listOf(item: z.ZodType, field: Bounded): z.ZodType {
  const least = leastOf(field);
  const most = mostOf(field);
  return z
    .array(item)
    .min(least, least > 1 ? `At least ${least} of them.` : EMPTY)
    .max(most, `At most ${most} of them.`);
}

const mostOf = ({ kind, max }: Bounded): number => max ?? MOST_OF.get(kind) ?? 0;

const leastOf = ({ required, min }: Bounded): number => Math.max(min ?? 0, required ? 1 : 0);

function fitting(schema: z.ZodType, { pattern }: FieldDefinition): z.ZodType {
  const fits = pattern === null ? null : linearPattern(pattern);
  if (fits === null) return schema;
  return schema.refine(
    (value) => typeof value !== "string" || value === "" || fits(value),
    `This must be of the form ${pattern ?? ""}.`,
  );
}

const membersSchema = (fields: readonly FieldDefinition[]) =>
  z.strictObject(Object.fromEntries(fields.map((field) => [field.name, keptSchema(field)])));

function blockSchema({ blocks }: FieldDefinition): z.ZodType {
  const [first, ...more] = (blocks ?? []).map(({ name, fields }) =>
    membersSchema(fields).extend({ id: z.uuid(), kind: z.literal(name) }),
  );
  if (first === undefined) return z.never();
  return z.discriminatedUnion("kind", [first, ...more], "There is no block of this kind here.");
}
