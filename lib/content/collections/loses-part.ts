import type { Json } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { valueFromKept } from "../models/kept-data.ts";

/** Whether a kept value says something in nested fields or blocks that are no longer there. */
export function losesPart(before: FieldDefinition, after: FieldDefinition, kept: Json): boolean {
  const said = valueFromKept(byId(before), kept);
  const left = valueFromKept(byId(common(before, after)), kept);
  return spelledJson(filled(said)) !== spelledJson(filled(left));
}

/** Of what a field is made of, that which the other is made of, too. */
function common(before: FieldDefinition, after: FieldDefinition): FieldDefinition {
  const blocks = before.blocks?.flatMap((block) => {
    const other = after.blocks?.find(({ id }) => id === block.id);
    return other === undefined ? [] : [{ ...block, fields: shared(block.fields, other.fields) }];
  });
  const fields = before.fields === null ? null : shared(before.fields, after.fields ?? []);
  return { ...before, fields, blocks: blocks ?? null };
}

const shared = (before: readonly FieldDefinition[], after: readonly FieldDefinition[]) =>
  before.flatMap((field) => {
    const other = after.find(({ id }) => id === field.id);
    return other === undefined ? [] : [common(field, other)];
  });

/** @NOTE By ids, so that another name is no loss. */
function byId(field: FieldDefinition): FieldDefinition {
  const { id, fields, blocks } = field;
  return {
    ...{ ...field, name: id },
    fields: fields?.map(byId) ?? null,
    blocks:
      blocks?.map((block) => ({ ...block, name: block.id, fields: block.fields.map(byId) })) ??
      null,
  };
}

/** Without what says nothing. */
function filled(value: Json): Json {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]): [string, Json][] =>
      isEmpty(part) ? [] : [[name, filled(part)]],
    ),
  );
}

const isEmpty = (value: Json): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
