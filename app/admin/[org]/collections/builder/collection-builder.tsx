"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import type { CollectionDetail } from "@/lib/content/collections/collection-reads.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { updateFieldAction } from "../actions.ts";
import { newDraft, type FieldDraft } from "./field-draft.ts";
import { FieldList } from "./field-list.tsx";
import { FieldSheet } from "./field-sheet.tsx";
import { FormPreview } from "./form-preview.tsx";
import { KindDialog } from "./kind-dialog.tsx";
import { LossDialog } from "./loss-dialog.tsx";
import { RemovedCard } from "./removed-card.tsx";
import { useDeeds } from "./use-deeds.ts";
import { useRemoving } from "./use-removing.ts";

type CollectionBuilderProps = {
  readonly org: string;
  readonly collection: CollectionDetail;
  readonly canChange: boolean;
};

type Editing = { readonly before: FieldDefinition | null; readonly draft: FieldDraft };

/** The fields of a collection, and beside them the form that they make. */
export function CollectionBuilder({ org, collection, canChange }: CollectionBuilderProps) {
  const { id, revision, removed, targets } = collection;
  const deeds = useDeeds(revision);
  const [fields, setFields] = useFields(collection);
  const [isChoosing, setChoosing] = useState(false);
  const [editing, setEditing] = useState<Editing | null>(null);
  const removing = useRemoving(org, deeds);

  const move = async ({ id: field }: FieldDefinition, position: number) => {
    const failure = await deeds.run((seen) =>
      updateFieldAction(org, { field, revision: seen, change: {}, position }),
    );
    if (failure !== null) deeds.tell(failure, "");
  };
  return (
    <div className="grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Card
          title="Fields"
          description="What an entry holds, in the order of its form."
          flush
          actions={
            canChange && (
              <Button
                variant="primary"
                icon={<Plus aria-hidden="true" />}
                onClick={() => setChoosing(true)}
              >
                Add field
              </Button>
            )
          }
        >
          <FieldList
            {...{ fields, canChange }}
            onOrder={setFields}
            onMove={(field, position) => void move(field, position)}
            onOpen={(field) => setEditing({ before: field, draft: field })}
            onRemove={(field) => void removing.ask(field)}
          />
        </Card>
        {canChange && removed.length > 0 && (
          <RemovedCard
            removed={removed}
            onRestore={(field) => void removing.restore(field)}
            onDelete={(field) => void removing.askForGood(field)}
          />
        )}
      </div>
      <div className="min-w-0 xl:sticky xl:top-4">
        <FormPreview fields={previewed(fields, editing)} />
      </div>
      <KindDialog
        open={isChoosing}
        onOpenChange={setChoosing}
        onChoose={(kind) => {
          setChoosing(false);
          setEditing({ before: null, draft: newDraft(kind) });
        }}
      />
      {editing !== null && (
        <FieldSheet
          {...{ org, targets, deeds }}
          collection={id}
          before={editing.before}
          draft={editing.draft}
          onDraft={(draft) => setEditing({ ...editing, draft })}
          onClose={() => setEditing(null)}
        />
      )}
      <LossDialog pending={removing.pending} onClose={removing.forget} />
    </div>
  );
}

/** The fields in the order in which they were put, until the server tells of another. */
function useFields({ fields, revision }: CollectionDetail) {
  const [shown, setShown] = useState<readonly FieldDefinition[]>(fields);
  const [seen, setSeen] = useState(revision);
  if (seen !== revision) {
    setSeen(revision);
    setShown(fields);
  }
  return [shown, setShown] as const;
}

/** The fields with the one that is being described in its place. */
function previewed(
  fields: readonly FieldDefinition[],
  editing: Editing | null,
): readonly FieldDraft[] {
  if (editing === null) return fields;
  const { before, draft } = editing;
  if (before === null) return [...fields, draft];
  return fields.map((field) => (field.id === before.id ? draft : field));
}
