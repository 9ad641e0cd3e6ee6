import { z } from "zod";
import type { FieldDescription } from "@/lib/query/field.ts";

/** The only values that a field can have, where that is known; null: any of its kind. */
export function choicesOf({ choices, schema }: FieldDescription): readonly string[] | null {
  if (choices !== undefined) return choices;
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodEnum)) return null;
  return inner.options.map(String);
}
