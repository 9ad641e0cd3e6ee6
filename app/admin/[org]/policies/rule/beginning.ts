import { draftOfTree, type RuleDraft } from "@/lib/policies/rule-form/rule-draft.ts";
import type { RulePlace } from "@/lib/policies/rule-form/sentence.ts";
import { firstNode } from "@/lib/policies/rule-form/start-node.ts";
import { freshKey } from "./fresh-key.ts";

/** A rule with one condition, for somebody to go on from. */
export const beginning = (place: RulePlace): RuleDraft =>
  draftOfTree({
    kind: "group",
    id: freshKey(),
    mode: "all",
    of: [firstNode(freshKey(), place)],
  });
