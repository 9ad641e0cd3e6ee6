"use client";

import { useId } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import {
  draftOfText,
  draftOfTree,
  draftProblems,
  type RuleDraft,
  type TextProblem,
} from "@/lib/policies/rule-form/rule-draft.ts";
import { treeSentence, type RulePlace } from "@/lib/policies/rule-form/sentence.ts";
import { beginning } from "./beginning.ts";
import { GroupBox } from "./group-box.tsx";

type RuleBuilderProps = {
  /** What it decides: «Which entries». */
  label: string;
  draft: RuleDraft;
  place: RulePlace;
  onChange: (draft: RuleDraft) => void;
  /** Names gaps too: somebody tried to save them. */
  strict: boolean;
};

/** A rule as a picture and as JSON side by side; whichever is touched, the other follows. */
export function RuleBuilder({ label, draft, place, onChange, strict }: RuleBuilderProps) {
  const id = useId();
  const found = draftProblems(draft, place).filter(({ isGap }) => strict || !isGap);
  const problems = new Map(found.map((one) => [one.id, one.message]));
  return (
    <div role="group" aria-label={label} className="flex min-w-0 flex-col gap-3">
      <div className="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
        {draft.tree === null ? (
          <NoPicture draft={draft} onAnew={() => onChange(beginning(place))} />
        ) : (
          <GroupBox
            group={draft.tree}
            editing={{
              tree: draft.tree,
              place,
              problems,
              change: (tree) => onChange(draftOfTree(tree)),
            }}
          />
        )}
        <TextArea
          id={`${id}-json`}
          label="The same as JSON"
          mono
          rows={6}
          spellCheck={false}
          autoCapitalize="off"
          value={draft.text}
          onChange={(event) => onChange(draftOfText(event.target.value, place))}
          error={draft.problem === null ? undefined : placed(draft.problem)}
        />
      </div>
      {draft.tree !== null && (
        <p className="text-sm text-muted" aria-live="polite">
          Holds where <span className="text-ink">{treeSentence(draft.tree, place)}</span>.
        </p>
      )}
    </div>
  );
}

function NoPicture({ draft, onAnew }: { draft: RuleDraft; onAnew: () => void }) {
  const again = (
    <Button size="sm" onClick={onAnew}>
      Begin anew
    </Button>
  );
  if (draft.undrawn === null) {
    return (
      <Callout title="Not a rule yet" action={again}>
        The picture comes back as soon as the JSON is in order.
      </Callout>
    );
  }
  return (
    <Callout tone="warning" title="This rule has no picture" action={again}>
      {placed(draft.undrawn)} You can go on in JSON; saving tells whether it can be obeyed.
    </Callout>
  );
}

const placed = ({ message, line, column }: TextProblem): string =>
  `Line ${line}, column ${column}: ${message}`;
