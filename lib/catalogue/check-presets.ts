import type { Issue } from "@/lib/kernel/errors.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import { resolveVariables, SAMPLE_VARIABLES } from "@/lib/query/rule-variables.ts";
import type { KnownCollection } from "./known-collection.ts";

/** Whether each value is one that its field could be given, variables resolved. */
export function checkPresets(
  presets: JsonObject,
  { fields, drafts }: Pick<KnownCollection, "fields" | "drafts">,
): readonly Issue[] {
  const names = Object.keys(presets);
  if (names.length === 0) return [{ path: ["presets"], message: "Name a field, or say nothing." }];
  return names.flatMap((name) => {
    // @NOTE It takes a right of its own: nothing is published by being filled in.
    const isPublishing = drafts && PUBLISHING.has(name);
    const message = isPublishing
      ? "Publishing takes a permission of its own."
      : problemOf(presets[name] ?? null, fields.get(name));
    return message === null ? [] : [{ path: ["presets", name], message }];
  });
}

const PUBLISHING: ReadonlySet<string> = new Set(["status", "publishAt", "unpublishAt"]);

function problemOf(value: Json, field: FieldDescription | undefined): string | null {
  if (field === undefined) return "There is no such field.";
  if (field.access === "read-only") return "Nobody writes this field.";
  try {
    const given = field.schema.safeParse(resolveVariables(value, SAMPLE_VARIABLES));
    return given.success ? null : (given.error.issues[0]?.message ?? "This is no value of it.");
  } catch (error) {
    if (error instanceof BadParameter) return error.message;
    throw error;
  }
}
