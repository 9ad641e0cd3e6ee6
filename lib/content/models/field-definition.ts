import { z } from "zod";
import { DEFINED_KINDS } from "./field-kinds.ts";
import { unsoundMembers } from "./field-soundness.ts";

/** Names that every entry has already, or that JSON:API keeps for itself. */
export const STANDARD_NAMES: ReadonlySet<string> = new Set([
  ...["id", "type", "slug", "status", "position", "parent"],
  ...["createdAt", "createdBy", "updatedAt", "publishedAt", "binnedAt"],
  ...["versions", "where-used"],
  ...["publishAt", "unpublishAt", "scheduleFailure"],
]);

/** @NOTE JSON:API 1.1 keeps `links` and `relationships` in objects within attributes for itself. */
const NESTED_NAMES: ReadonlySet<string> = new Set([
  ...["id", "type", "kind", "links", "relationships"],
]);

/**
 * @NOTE A JSON:API member name that can also stand in `filter[…]` and in an include path: letters and
 * digits, hyphens and underscores within.
 */
const memberName = z
  .string()
  .max(60, "At most 60 characters.")
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(?:[-_][a-zA-Z0-9]+)*$/, "Use letters, digits, - and _ within.");

const label = z.string().trim().min(1, "Give it a label.").max(80);

const ownMembers = z.strictObject({
  id: z.uuid(),
  name: memberName,
  label,
  kind: z.enum(DEFINED_KINDS),
  required: z.boolean().default(false),
  /** No two live entries have the same value. */
  unique: z.boolean().default(false),
  /** Kept so that lists of many entries are filtered and sorted by it in no time. */
  indexed: z.boolean().default(false),
  /** Has a value for each language of the organization. */
  localized: z.boolean().default(false),
  choices: z.array(z.string().min(1).max(200)).min(1).max(100).nullable().default(null),
  /** Of numbers the value, of texts the length, of lists how many. */
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  /** What the whole of a text must fit; in the words of RE2. */
  pattern: z.string().min(1).nullable().default(null),
  default: z.json().default(null),
  /** Not shown on forms and lists, except to those who ask for it. */
  hidden: z.boolean().default(false),
  help: z.string().max(500).default(""),
  /** The collection that a relation leads to. */
  to: z.string().min(1).max(80).nullable().default(null),
});

/** One kind of block, of which a field may hold several, and the fields that such a block has. */
export type BlockDefinition = {
  id: string;
  name: string;
  label: string;
  fields: FieldDefinition[];
};

/** A field of a collection as the organization keeps it. Its id is what permissions and data hold. */
export type FieldDefinition = z.infer<typeof ownMembers> & {
  /** Of a group what it is made of, of a list what each of its items is. */
  fields: FieldDefinition[] | null;
  blocks: BlockDefinition[] | null;
};

const DEEPEST = "Fields nest three deep at most.";
const deepest = definition(nestedName(), {
  fields: z.null(DEEPEST).default(null),
  blocks: z.null(DEEPEST).default(null),
});

/** One field of a collection. What is left out has its default. */
export const fieldDefinitionSchema: z.ZodType<FieldDefinition> = definition(
  memberName.refine(
    (value) => !STANDARD_NAMES.has(value),
    "Every entry has a field of this name already.",
  ),
  holding(definition(nestedName(), holding(deepest))),
);

/** All fields of a collection; names occur once beside each other, and ids at any depth. */
export const fieldDefinitionsSchema: z.ZodType<FieldDefinition[]> = z
  .array(fieldDefinitionSchema)
  .min(1, "Give it a field.")
  .max(100)
  .superRefine((fields, context) => {
    refuseTwins(fields, "name", context);
    const seen = new Set<string>();
    for (const { id, path } of namedIn(fields)) {
      if (seen.has(id)) context.addIssue({ code: "custom", path, message: TWICE });
      seen.add(id);
    }
    if (seen.size > MOST_IN_ALL) {
      context.addIssue({ code: "custom", message: `At most ${MOST_IN_ALL} fields at all depths.` });
    }
  });

const TWICE = "This occurs twice.";
const MOST_IN_ALL = 500;

type Inner = { readonly fields: z.ZodType; readonly blocks: z.ZodType };

function definition(name: z.ZodType<string>, inner: Inner): z.ZodType<FieldDefinition> {
  return ownMembers.extend({ name, ...inner }).superRefine((field, context) => {
    for (const [path, message] of unsoundMembers(field as FieldDefinition)) {
      context.addIssue({ code: "custom", path: [path], message });
    }
  }) as unknown as z.ZodType<FieldDefinition>;
}

/** What a field may hold that is made of others. */
function holding(nested: z.ZodType<FieldDefinition>): Inner {
  const fields = z
    .array(nested)
    .min(1, "Give it a field.")
    .max(50)
    .superRefine((list, context) => {
      refuseTwins(list, "name", context);
      for (const [index, field] of list.entries()) {
        for (const path of notNested(field)) {
          const message = "Fields within others cannot be this.";
          context.addIssue({ code: "custom", path: [index, path], message });
        }
      }
    });
  const block = z.strictObject({ id: z.uuid(), name: memberName, label, fields });
  const blocks = z
    .array(block)
    .min(1)
    .max(50)
    .superRefine((list, context) => refuseTwins(list, "name", context));
  return { fields: fields.nullable().default(null), blocks: blocks.nullable().default(null) };
}

/** What only a field of the entry itself can be: the database looks at no other. */
function* notNested(field: FieldDefinition): Generator<string> {
  if (field.to !== null) yield "kind";
  for (const member of ["unique", "indexed", "localized"] as const) {
    if (field[member]) yield member;
  }
}

function nestedName(): z.ZodType<string> {
  return memberName.refine(
    (value) => !NESTED_NAMES.has(value),
    "This name is kept for something else.",
  );
}

type Context = {
  addIssue: (issue: { code: "custom"; path: (string | number)[]; message: string }) => void;
};

function refuseTwins<Member extends string>(
  list: readonly Readonly<Record<Member, unknown>>[],
  member: Member,
  context: Context,
): void {
  for (const [index, one] of list.entries()) {
    if (list.findIndex((other) => other[member] === one[member]) === index) continue;
    context.addIssue({ code: "custom", path: [index, member], message: TWICE });
  }
}

type Named = { readonly id: string; readonly path: (string | number)[] };

/** The ids of fields and of kinds of blocks at all depths, and where they stand. */
function namedIn(fields: readonly FieldDefinition[]): Named[] {
  return fields.flatMap(({ id, fields: inner, blocks }, index): Named[] => {
    const below = (at: (string | number)[]) => (named: Named) => ({
      id: named.id,
      path: [index, ...at, ...named.path],
    });
    return [
      { id, path: [index, "id"] },
      ...namedIn(inner ?? []).map(below(["fields"])),
      ...(blocks ?? []).flatMap((block, place) => [
        { id: block.id, path: [index, "blocks", place, "id"] },
        ...namedIn(block.fields).map(below(["blocks", place, "fields"])),
      ]),
    ];
  });
}
