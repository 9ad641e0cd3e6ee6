import type { Case } from "@/lib/access/grants.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { log } from "@/lib/kernel/log.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { FieldMap } from "./field.ts";
import type { Filter } from "./filter.ts";
import { parseFilter } from "./parse-filter.ts";
import { markVariables } from "./rule-variables.ts";
import type { Asked } from "./space.ts";

/**
 * Reads a rule: a filter whose operands may be variables, whoever will bring their values.
 * @throws BadParameter for what is no filter over these fields, and for one that says nothing: all
 * rows have a word of their own.
 */
export function readRule(rule: JsonObject, asked: FieldMap | Asked): Filter {
  if (Object.keys(rule).length === 0) throw new BadParameter("rule", "A rule names a field.");
  return parseFilter(markVariables(rule), asked);
}

/** A rule that was read, and how it was written: alike are those that are written alike. */
export type KeptRule = { readonly filter: Filter; readonly text: string };

/**
 * The rule of a case as it was read once; null for one that cannot be read, which the log says.
 * @NOTE Cases and fields stay the same objects as long as nothing about them changes, and what was
 * read goes with them.
 */
export function keptRule(of: Case, asked: FieldMap | Asked): KeptRule | null {
  const rules = kept.get(asked) ?? new WeakMap<Case, KeptRule | null>();
  kept.set(asked, rules);
  const known = rules.get(of);
  if (known !== undefined) return known;
  const read = tryRule(of.rule ?? {}, asked);
  rules.set(of, read);
  return read;
}

const kept = new WeakMap<FieldMap | Asked, WeakMap<Case, KeptRule | null>>();

function tryRule(rule: JsonObject, asked: FieldMap | Asked): KeptRule | null {
  try {
    return { filter: readRule(rule, asked), text: JSON.stringify(rule) };
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    log.warn("A rule cannot be read, so its permission gives nothing.", { reason: error.message });
    return null;
  }
}
