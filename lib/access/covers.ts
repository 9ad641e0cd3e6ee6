import type { JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson as spelled } from "@/lib/kernel/spelled-json.ts";
import { holdsField, unitedFields, type Case } from "./grants.ts";

/**
 * Whether what somebody holds covers what is asked: every field in every row, whatever is written
 * there. Held without a rule, or by the very same rule; what two different rules amount to is never
 * guessed. So it is with what a written entry must be like.
 */
export function covers(held: readonly Case[], asked: Case): boolean {
  const usable = held.filter(
    ({ rule, validation }) => isAsWide(rule, asked.rule) && isAsWide(validation, asked.validation),
  );
  const fields = unitedFields(usable);
  if (!mayFill(usable, asked)) return false;
  if (fields === "all") return true;
  return asked.fields !== "all" && [...asked.fields].every((name) => fields.has(name));
}

/** Whether a condition that is held, or none, lets through whatever one that is asked lets through. */
const isAsWide = (held: JsonObject | null, asked: JsonObject | null): boolean =>
  held === null || isSameCondition(held, asked);

/**
 * Whether a condition is another one word for word, and means the same whoever holds it.
 * @NOTE «My own» rows are other rows for whoever gets them, though the words are the same.
 */
export const isSameCondition = (rule: JsonObject, asked: JsonObject | null): boolean =>
  asked !== null && spelled(rule) === spelled(asked) && !/\$CURRENT_(?!ORG)/.test(spelled(rule));

/** @NOTE A preset writes a field that its holder may not name: whoever gives it must hold that. */
function mayFill(usable: readonly Case[], { presets }: Case): boolean {
  if (presets === null) return true;
  if (usable.some((one) => one.presets !== null && spelled(one.presets) === spelled(presets))) {
    return true;
  }
  const fields = unitedFields(usable);
  return Object.keys(presets).every((name) => holdsField(fields, name));
}
