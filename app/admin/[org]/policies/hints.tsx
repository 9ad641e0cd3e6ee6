"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { hintsOf, type Hint } from "@/lib/policies/policy-form/guidance.ts";
import {
  wholePermission,
  type PermissionDraft,
  type PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import { draftOfRule } from "@/lib/policies/rule-form/rule-draft.ts";
import type { PolicyDraft } from "./policy-draft.ts";
import { freshKey } from "./rule/fresh-key.ts";

type HintsProps = {
  draft: PolicyDraft;
  catalogue: readonly PolicyCollection[];
  forVisitors: boolean;
  onPut: (permission: PermissionDraft) => void;
};

/** What is worth a thought before saving; one click settles it, and none stands in the way. */
export function Hints({ draft, catalogue, forVisitors, onPut }: HintsProps) {
  const hints = hintsOf({ drafts: draft.permissions, catalogue, forVisitors });
  const settle = ({ settle: how }: Hint) => {
    if (how?.kind === "add") {
      for (const right of how.permissions) onPut(wholePermission(freshKey(), right));
    }
    const found = how?.kind === "limit" && draft.permissions.find(({ key }) => key === how.key);
    if (found) {
      const { collection } = found;
      const rule = draftOfRule({ ...how.rule }, { catalogue, collection });
      onPut({ ...found, rule, fields: how.fields });
    }
  };
  if (hints.length === 0) return null;
  return (
    <section aria-label="Worth a thought" className="flex flex-col gap-3">
      {hints.map((hint) => (
        <Callout
          key={hint.key}
          tone={hint.tone}
          title={hint.title}
          action={
            hint.action !== null && (
              <Button size="sm" onClick={() => settle(hint)}>
                {hint.action}
              </Button>
            )
          }
        >
          {hint.text}
        </Callout>
      ))}
    </section>
  );
}
