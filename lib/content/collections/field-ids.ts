import { newId } from "@/lib/kernel/ids.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { FieldDefinition } from "../models/field-definition.ts";

/**
 * A definition as somebody wrote it, with an id for each field and kind of block in it that has none.
 * What is no definition stays as it is, for a schema to refuse.
 */
export function withFieldIds(written: unknown): unknown {
  if (!isObject(written)) return written;
  const { fields, blocks } = written;
  return {
    ...written,
    id: written["id"] ?? newId(),
    ...(Array.isArray(fields) ? { fields: fields.map(withFieldIds) } : {}),
    ...(Array.isArray(blocks) ? { blocks: blocks.map(withFieldIds) } : {}),
  };
}

/** The ids of fields and of kinds of blocks, at all depths. */
export const idsWithin = (fields: readonly FieldDefinition[]): readonly string[] =>
  fields.flatMap(({ id, fields: inner, blocks }) => [
    id,
    ...idsWithin(inner ?? []),
    ...(blocks ?? []).flatMap((block) => [block.id, ...idsWithin(block.fields)]),
  ]);

/** A definition without the ids in it: two that say the same are the same. */
export function withoutIds(said: Json): Json {
  if (Array.isArray(said)) return said.map(withoutIds);
  if (!isObject(said)) return said;
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]): [string, Json][] =>
      name === "id" ? [] : [[name, withoutIds(value)]],
    ),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
