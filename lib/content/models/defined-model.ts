import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { log } from "@/lib/kernel/log.ts";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription, FieldKind } from "@/lib/query/field.ts";
import type { StoredCollection } from "@/lib/tenancy/own-collections.ts";
import { SCHEDULE_FIELDS, STATUSES, writableStatus } from "../resource/entry-model.ts";
import { slugSchema } from "../slug.ts";
import type { CollectionModel } from "./collection-model.ts";
import { fieldDefinitionsSchema, type FieldDefinition } from "./field-definition.ts";
import type { DefinedKind } from "./field-kinds.ts";
import { isNesting, valueFromKept } from "./kept-data.ts";
import { inDraft, keptSchema, valueSchema } from "./value-schema.ts";

/**
 * The model of a collection of the organization's own, made of its definitions; null where they
 * cannot be read: such a collection is not there, and the log says so.
 */
export function definedModel(stored: StoredCollection): CollectionModel | null {
  const { slug, name, icon, website, publishes, singleton } = stored;
  const read = fieldDefinitionsSchema.safeParse(stored.fields);
  if (!read.success) {
    log.warn("The fields of a collection cannot be read, so it is not there.", { slug });
    return null;
  }
  const definitions = read.data;
  const drafted = publishes ? definitions.map(inDraft) : definitions;
  const own = drafted.map((field): [string, FieldDescription] => [field.name, told(field)]);
  return {
    ...{ slug, name, icon, website, publishes, singleton, definitions, addressed: website },
    summary: `An entry of ${name}.`,
    fields: new Map([["id", ID], ...own, ...standing({ website, publishes })]),
    titleField: titleOf(definitions),
    content: schemaOf(definitions),
    draft: schemaOf(drafted),
    translation: schemaOf(
      definitions.map((field) => (field.localized ? { ...field, required: false } : field)),
    ),
    blank: {},
  };
}

const schemaOf = (definitions: readonly FieldDefinition[]) =>
  z.strictObject(
    Object.fromEntries(definitions.map((field) => [field.name, keptSchema(field)])),
  ) as unknown as z.ZodType<JsonObject>;

const readOnly = { access: "read-only" } as const;
const kept = { nullable: true } as const;
const ID = describeField("id", z.uuid(), readOnly);

/** What every entry has beside its own fields. */
function standing(of: { website: boolean; publishes: boolean }): [string, FieldDescription][] {
  const instant = z.iso.datetime();
  return [
    ...(of.website ? [["slug", describeField("text", slugSchema)] satisfies Member] : []),
    ...(of.publishes
      ? [
          ["status", describeField("text", writableStatus, { choices: STATUSES })] satisfies Member,
          [
            "publishedAt",
            describeField("instant", instant, { ...readOnly, ...kept }),
          ] satisfies Member,
          ...SCHEDULE_FIELDS,
        ]
      : []),
    ["createdAt", describeField("instant", instant, readOnly)],
    ["updatedAt", describeField("instant", instant, { ...readOnly, ...kept })],
  ];
}

type Member = [string, FieldDescription];

const KINDS: Readonly<Record<DefinedKind, FieldKind>> = {
  text: "text",
  "long-text": "text",
  integer: "integer",
  decimal: "decimal",
  boolean: "boolean",
  date: "text",
  instant: "instant",
  choice: "text",
  choices: "text-list",
  email: "text",
  url: "text",
  json: "json",
  "rich-text": "json",
  slug: "text",
  colour: "text",
  image: "json",
  file: "json",
  group: "json",
  list: "json",
  blocks: "json",
  relation: "id",
  relations: "id-list",
};

function told(field: FieldDefinition): FieldDescription {
  const kind = KINDS[field.kind];
  return describeField(kind, valueSchema(field), {
    ...kept,
    label: field.label,
    ...(field.choices === null ? {} : { choices: field.choices }),
    ...(field.kind === "relation" ? { to: field.to, sortable: false } : {}),
    ...(field.kind === "relations" && field.to !== null ? { toMany: field.to } : {}),
    ...(field.kind === "long-text" ? { sortable: false } : {}),
    ...(kind === "json" ? { answered: valueSchema(inDraft(field)) } : {}),
    ...(isNesting(field) ? { present: (kept) => valueFromKept(field, kept) } : {}),
  });
}

/** A field of that name, else the first short text. */
function titleOf(definitions: readonly FieldDefinition[]): string | null {
  const texts = definitions.filter(({ kind }) => kind === "text");
  return (texts.find(({ name }) => name === "title") ?? texts[0])?.name ?? null;
}
