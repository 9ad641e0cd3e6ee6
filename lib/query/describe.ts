import type { z } from "zod";
import type { FieldDescription, FieldKind } from "./field.ts";

type Habit = Partial<Omit<FieldDescription, "kind" | "schema">>;

/**
 * A field as most are: read and written, to filter and to sort by, never without a value. What is
 * JSON or a list has no order; `habit` says where one differs.
 */
export function describeField(
  kind: FieldKind,
  schema: z.ZodType,
  habit: Habit = {},
): FieldDescription {
  const isScalar = kind !== "json" && kind !== "text-list" && kind !== "id-list";
  return {
    kind,
    schema,
    access: "read-write",
    filterable: kind !== "json",
    sortable: isScalar,
    nullable: false,
    to: null,
    ...habit,
  };
}
