import { z } from "zod";

/** What kinds of fields a collection of one's own can have. */
export const DEFINED_KINDS = [
  "text",
  "long-text",
  "integer",
  "decimal",
  "boolean",
  "date",
  "instant",
  "choice",
  "choices",
  "email",
  "url",
  "json",
  "relation",
  "relations",
] as const;

export type DefinedKind = (typeof DEFINED_KINDS)[number];

/** Names that every entry has already, or that JSON:API keeps for itself. */
export const STANDARD_NAMES: ReadonlySet<string> = new Set([
  ...["id", "type", "slug", "status", "position", "parent"],
  ...["createdAt", "createdBy", "updatedAt", "publishedAt"],
]);

/**
 * @NOTE A JSON:API member name that can also stand in `filter[…]` and in an include path: letters and
 * digits, hyphens and underscores within.
 */
const name = z
  .string()
  .max(60, "At most 60 characters.")
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+)*$/, "Use letters, digits, - and _ within.")
  .refine((value) => !STANDARD_NAMES.has(value), "Every entry has a field of this name already.");

/** A field of a collection as the organization keeps it. Its id is what permissions and data hold. */
export const fieldDefinitionSchema = z
  .strictObject({
    id: z.uuid(),
    name,
    label: z.string().trim().min(1, "Give it a label.").max(80),
    kind: z.enum(DEFINED_KINDS),
    required: z.boolean().default(false),
    /** No two live entries have the same value. */
    unique: z.boolean().default(false),
    choices: z.array(z.string().min(1).max(200)).min(1).max(100).nullable().default(null),
    /** Of numbers the value, of texts the length, of lists how many. */
    min: z.number().nullable().default(null),
    max: z.number().nullable().default(null),
    default: z.json().default(null),
    /** Not shown on forms and lists, except to those who ask for it. */
    hidden: z.boolean().default(false),
    help: z.string().max(500).default(""),
    /** The collection that a relation leads to. */
    to: z.string().min(1).max(80).nullable().default(null),
  })
  .superRefine((field, context) => {
    const broken = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const chooses = field.kind === "choice" || field.kind === "choices";
    if (chooses !== (field.choices !== null)) broken("choices", "A choice has choices.");
    if (isRelation(field) !== (field.to !== null)) broken("to", "A relation leads somewhere.");
    if (field.unique && !UNIQUE_KINDS.has(field.kind)) {
      broken("unique", "Fields of this kind cannot be unique.");
    }
    if (field.min !== null && field.max !== null && field.min > field.max) {
      broken("max", "This is less than the smallest.");
    }
  });

export type FieldDefinition = z.infer<typeof fieldDefinitionSchema>;

/** All fields of a collection; ids and names occur once. */
export const fieldDefinitionsSchema = z
  .array(fieldDefinitionSchema)
  .min(1, "Give it a field.")
  .max(100)
  .superRefine((fields, context) => {
    for (const member of ["id", "name"] as const) {
      for (const [index, field] of fields.entries()) {
        if (fields.findIndex((other) => other[member] === field[member]) === index) continue;
        context.addIssue({ code: "custom", path: [index, member], message: "This occurs twice." });
      }
    }
  });

const UNIQUE_KINDS: ReadonlySet<string> = new Set(["text", "integer", "email", "url", "date"]);

/** Whether a field leads to entries of another collection. */
export const isRelation = ({ kind }: { readonly kind: DefinedKind }): boolean =>
  kind === "relation" || kind === "relations";
