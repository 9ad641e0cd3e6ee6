"use client";

import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { shapesEntries, takesFields } from "@/lib/policies/policy-form/action-words.ts";
import type {
  PermissionDraft,
  PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import { RuleBuilder } from "../rule/rule-builder.tsx";
import { beginning } from "../rule/beginning.ts";
import { FieldsPart } from "./fields-part.tsx";
import { PresetsPart } from "./presets-part.tsx";

type CaseCardProps = {
  title: string;
  permission: PermissionDraft;
  /** Null: there is no such collection any more. */
  collection: PolicyCollection | null;
  catalogue: readonly PolicyCollection[];
  canChange: boolean;
  refusals: readonly string[];
  onChange: (permission: PermissionDraft) => void;
  onRemove: () => void;
};

/** One permission: which entries, which fields, and what writes are held to. */
export function CaseCard(props: CaseCardProps) {
  const { title, permission, collection, canChange, refusals, onChange, onRemove } = props;
  const { action, presets } = permission;
  const shapes = collection?.kind === "content" && shapesEntries(action);
  return (
    <Card
      level={3}
      title={title}
      actions={
        canChange && (
          <IconButton
            size="sm"
            variant="danger"
            label={`Remove: ${title}`}
            icon={<Trash2 />}
            onClick={onRemove}
          />
        )
      }
    >
      <fieldset disabled={!canChange} className="flex min-w-0 flex-col gap-5">
        <legend className="sr-only">{title}</legend>
        {refusals.length > 0 && (
          <Callout tone="danger" title="This cannot be saved">
            {refusals.join(" ")}
          </Callout>
        )}
        <EntriesPart {...props} />
        {takesFields(action) && collection !== null && (
          <FieldsPart {...{ permission, collection, onChange }} />
        )}
        {shapes && <ValidationPart {...props} />}
        {shapes && (action === "create" || presets.length > 0) && (
          <PresetsPart {...{ permission, collection, onChange }} />
        )}
      </fieldset>
    </Card>
  );
}

function EntriesPart({ permission, collection, catalogue, refusals, onChange }: CaseCardProps) {
  const { key, rule } = permission;
  const place = { catalogue, collection: permission.collection };
  if (collection?.takesRules === false && rule === null) {
    return <Quiet>This collection takes no rules: it is all of it or nothing.</Quiet>;
  }
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <RadioCards
        label="Which entries"
        name={`entries-${key}`}
        columns={2}
        options={ENTRIES}
        value={rule === null ? "all" : "some"}
        onChange={(event) =>
          onChange({ ...permission, rule: event.target.value === "all" ? null : beginning(place) })
        }
      />
      {rule !== null && (
        <RuleBuilder
          label="Which entries"
          draft={rule}
          place={place}
          strict={refusals.length > 0}
          onChange={(next) => onChange({ ...permission, rule: next })}
        />
      )}
    </div>
  );
}

const ENTRIES = [
  { value: "all", label: "All entries" },
  { value: "some", label: "Those where…" },
];

function ValidationPart({ permission, catalogue, refusals, onChange }: CaseCardProps) {
  const { validation } = permission;
  const place = { catalogue, collection: permission.collection };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <CheckboxField
        label="Only if what is written fits a condition"
        help="It is asked of the entry as it is afterwards. What does not fit is refused."
        checked={validation !== null}
        onChange={(event) =>
          onChange({ ...permission, validation: event.target.checked ? beginning(place) : null })
        }
      />
      {validation !== null && (
        <RuleBuilder
          label="What is written"
          draft={validation}
          place={place}
          strict={refusals.length > 0}
          onChange={(next) => onChange({ ...permission, validation: next })}
        />
      )}
    </div>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => (
  <p className="text-sm text-muted">{children}</p>
);
