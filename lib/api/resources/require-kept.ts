import { Invalid } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";

/** Sees that a change names none of what stays as it was made. @throws Invalid, naming each. */
export function requireKept(change: JsonObject, kept: Readonly<Record<string, string>>): void {
  const issues = Object.entries(kept).flatMap(([name, message]) =>
    name in change ? [{ path: ["data", "attributes", name], message }] : [],
  );
  const [first] = issues;
  if (first !== undefined) throw new Invalid(first.message, issues);
}
