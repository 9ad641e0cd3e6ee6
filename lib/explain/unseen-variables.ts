import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Subject } from "./subject.ts";
import { mayReadAll } from "./whole-sight.ts";

/** Variables that stand for what whoever asks may not read of the person asked about. */
export const unseenVariables = (scope: Scope, { person }: Subject): readonly string[] =>
  person === null
    ? []
    : PERSONAL.filter((field) => !mayReadAll(scope, "users", field)).map(
        (field) => `$CURRENT_USER.${field}`,
      );

/** Whether a comparison speaks of one of these variables. */
export const namesAny = (rule: JsonObject, variables: readonly string[]): boolean => {
  const text = JSON.stringify(rule);
  return variables.some((name) => text.includes(`"${name}"`));
};

const PERSONAL = ["name", "email"] as const;
