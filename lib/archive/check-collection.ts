import { createCollectionInput } from "@/lib/content/collections/collection-input.ts";
import { BUILT_IN_MODELS } from "@/lib/content/models/built-in-models.ts";
import { fieldDefinitionSchema } from "@/lib/content/models/field-definition.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { sayIssue } from "./say-issue.ts";
import { textOf } from "./text-of.ts";

/** What is wrong with a collection and the fields that it had; null: nothing. */
export function checkCollection(row: JsonObject): string | null {
  const { slug = "", name, icon, singleton, website, publishes, fields } = row;
  const problem = removedProblem(row["removed_fields"] ?? []);
  if (problem !== null) return problem;
  if (BUILT_IN_MODELS.has(textOf(slug))) {
    return JSON.stringify(fields) === "[]" ? null : "The fields of this collection are in code.";
  }
  const read = createCollectionInput.safeParse({
    ...{ slug, name, icon, singleton, website, publishes, fields },
  });
  return read.success ? null : sayIssue(read.error);
}

function removedProblem(removed: Json): string | null {
  for (const one of removed as JsonObject[]) {
    const { removedAt, ...field } = one;
    const read = fieldDefinitionSchema.safeParse(field);
    if (!read.success) return `removed_fields: ${sayIssue(read.error)}`;
    if (typeof removedAt !== "string") return "removed_fields: It does not say since when.";
  }
  return null;
}
