import type { Issue } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { readRule } from "@/lib/query/read-rule.ts";
import type { Asked } from "@/lib/query/space.ts";

/** Whether a condition can be read over these fields, whoever it will be for; the first wrong place. */
export function checkCondition(
  condition: JsonObject,
  asked: Asked,
  name: "rule" | "validation",
): readonly Issue[] {
  try {
    readRule(condition, asked);
    return [];
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    return [{ path: [name, ...placeOf(error)], message: error.message }];
  }
}

/** The members that lead to the place: `filter[_or][0][title]` are three. */
function placeOf({ source }: BadParameter): (string | number)[] {
  const parameter = source !== null && "parameter" in source ? source.parameter : "";
  return [...parameter.matchAll(/\[([^\]]*)\]/g)].map(([, part = ""]) =>
    /^\d+$/.test(part) ? Number(part) : part,
  );
}
