import type { FieldDefinition } from "./field-definition.ts";
import { valueSchema } from "./value-schema.ts";

type Path = readonly (string | number)[];

/** Where a default of one of the fields, at any depth, is no value of its field. */
export function unfittingDefaults(fields: readonly FieldDefinition[]): Path[] {
  return fields.flatMap((field, index): Path[] => {
    const { fields: inner, blocks } = field;
    const fits = field.default === null || valueSchema(field).safeParse(field.default).success;
    return [
      ...(fits ? [] : [[index, "default"]]),
      ...unfittingDefaults(inner ?? []).map((path) => [index, "fields", ...path]),
      ...(blocks ?? []).flatMap((block, place) =>
        unfittingDefaults(block.fields).map((path) => [index, "blocks", place, "fields", ...path]),
      ),
    ];
  });
}
