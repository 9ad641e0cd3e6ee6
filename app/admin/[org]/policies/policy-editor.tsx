"use client";

import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useShortcut } from "@/app/_ui/shortcuts/use-shortcut.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import {
  problemsOfDraft,
  sentOf,
  type PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import type { PolicyDetail } from "@/lib/policies/policy.ts";
import { StaleDialog } from "../_content/stale-dialog.tsx";
import { CellSheet } from "./cell/cell-sheet.tsx";
import { Hints } from "./hints.tsx";
import { AddCollection } from "./matrix/add-collection.tsx";
import { MatrixLegend } from "./matrix/matrix-legend.tsx";
import { PolicyMatrix, type Spot } from "./matrix/policy-matrix.tsx";
import type { Refusals } from "./refusals.ts";
import { usePolicyDraft } from "./use-policy-draft.ts";
import { usePolicySaving } from "./use-policy-saving.tsx";

type PolicyEditorProps = {
  org: string;
  policy: PolicyDetail;
  catalogue: readonly PolicyCollection[];
  /** Whether visitors or guests hold it. */
  forVisitors: boolean;
  canChange: boolean;
  canPreview: boolean;
};

/** What a policy opens, as a matrix whose cells open; saved as a whole. */
export function PolicyEditor(props: PolicyEditorProps) {
  const { org, policy, catalogue, forVisitors, canChange, canPreview } = props;
  const editing = usePolicyDraft(policy, catalogue);
  const { draft, isDirty } = editing;
  const [spot, setSpot] = useState<Spot>();
  const saving = usePolicySaving({ org, editing, catalogue, canPreview });
  const { refusals } = saving;
  const guard = useUnsavedGuard({ when: isDirty });
  useShortcut("save", canChange ? () => void (isDirty && saving.save()) : null);
  const save = canChange && (
    <Button
      variant="primary"
      disabled={!isDirty}
      loading={saving.isBusy}
      onClick={() => void saving.save()}
    >
      Save changes
    </Button>
  );
  return (
    <div className="flex min-w-0 flex-col gap-5">
      {guard}
      <Refused refusals={refusals} />
      <OpensCard {...{ editing, catalogue, refusals, canChange, save }} onOpen={setSpot} />
      {canChange && <Hints {...{ draft, catalogue, forVisitors }} onPut={editing.put} />}
      <NameCard {...{ editing, refusals, canChange, save }} />
      {spot && (
        <CellSheet
          {...{ spot, draft, catalogue, canChange }}
          refusals={refusals.permissions}
          onPut={editing.put}
          onRemove={editing.remove}
          onClose={() => setSpot(undefined)}
        />
      )}
      {saving.questions}
      <StaleDialog
        editor={saving.stale}
        ownText={() => JSON.stringify(draft.permissions.map(sentOf), null, 2)}
      />
    </div>
  );
}

type PartProps = {
  editing: ReturnType<typeof usePolicyDraft>;
  refusals: Refusals;
  canChange: boolean;
  save: ReactNode;
};

type OpensCardProps = PartProps & {
  catalogue: readonly PolicyCollection[];
  onOpen: (spot: Spot) => void;
};

function OpensCard({ editing, catalogue, refusals, canChange, save, onOpen }: OpensCardProps) {
  const { draft } = editing;
  const unfinished = draft.permissions.filter((one) => problemsOfDraft(one, catalogue).length > 0);
  const wrong = new Set([...refusals.permissions.keys(), ...unfinished.map(({ key }) => key)]);
  return (
    <Card
      flush
      title="What it opens"
      description="Choose a cell to say which entries and fields."
      actions={
        canChange && (
          <AddCollection
            choices={catalogue.filter(({ slug }) => !draft.collections.includes(slug))}
            onAdd={editing.add}
          />
        )
      }
      footer={
        <div className="flex flex-1 flex-wrap items-center justify-between gap-3">
          <MatrixLegend />
          {save}
        </div>
      }
    >
      {draft.collections.length === 0 ? (
        <EmptyState title="Nothing yet">
          Add the collections that this policy is about. It opens nothing else.
        </EmptyState>
      ) : (
        <PolicyMatrix
          {...{ draft, catalogue, wrong, canChange, onOpen }}
          onClear={editing.clear}
          onRemoveCollection={editing.removeCollection}
        />
      )}
    </Card>
  );
}

function NameCard({ editing: { draft, setDraft }, refusals, canChange, save }: PartProps) {
  return (
    <Card title="Name" footer={save}>
      <fieldset disabled={!canChange} className="flex flex-col gap-5">
        <legend className="sr-only">Name and description</legend>
        <TextField
          label="Name"
          value={draft.name}
          error={refusals.name ?? undefined}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <TextArea
          label="Description"
          optional
          rows={2}
          value={draft.description}
          onChange={(event) => setDraft({ ...draft, description: event.target.value })}
        />
      </fieldset>
    </Card>
  );
}

function Refused({ refusals: { general, permissions } }: { refusals: Refusals }) {
  if (general === null && permissions.size === 0) return null;
  return (
    <Callout tone="danger" title="Not saved">
      {general ?? "Some permissions need a look: they are marked below."}
    </Callout>
  );
}
