import { unitedFields, type Case } from "@/lib/access/grants.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";

/**
 * Whether what somebody holds covers what is asked: every field in every row. Held without a rule, or
 * by the very same rule; what two different rules amount to is never guessed.
 */
export function covers(held: readonly Case[], asked: Case): boolean {
  const usable = held.filter(({ rule }) => rule === null || isSame(rule, asked.rule));
  const fields = unitedFields(usable);
  if (fields === "all") return true;
  return asked.fields !== "all" && [...asked.fields].every((name) => fields.has(name));
}

/** @NOTE «My own» rows are other rows for whoever gets them, though the words are the same. */
const isSame = (rule: JsonObject, asked: JsonObject | null): boolean =>
  asked !== null && spelled(rule) === spelled(asked) && !/\$CURRENT_(?!ORG)/.test(spelled(rule));

/** JSON with members in one order: PostgreSQL and people write them in another. */
const spelled = (rule: JsonObject): string =>
  JSON.stringify(rule, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
