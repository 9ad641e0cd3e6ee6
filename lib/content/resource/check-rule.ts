import type { JsonObject } from "@/lib/kernel/json.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { readRule } from "@/lib/query/row-rules.ts";
import { SAMPLE_VARIABLES } from "@/lib/query/rule-variables.ts";
import { ruleFields, viewFor } from "./entry-fields.ts";
import { isContentCollection } from "./entry-model.ts";

/**
 * Whether a rule can be read over the fields of a collection, whoever it will be for.
 * @returns null when it can; otherwise what is wrong with it.
 */
export function checkRule(
  rule: Readonly<JsonObject>,
  { collection, action }: { collection: string; action: string },
): string | null {
  if (!isContentCollection(collection)) return "This collection takes no rules.";
  try {
    readRule(rule, ruleFields(collection, viewFor(action)), SAMPLE_VARIABLES);
    return null;
  } catch (error) {
    if (error instanceof BadParameter) return error.message;
    throw error;
  }
}
