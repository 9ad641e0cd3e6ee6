"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { Sheet } from "@/app/_ui/sheet.tsx";
import { actionLabel, actionWords } from "@/lib/policies/policy-form/action-words.ts";
import { cellOf, permissionWords } from "@/lib/policies/policy-form/matrix.ts";
import {
  wholePermission,
  type PermissionDraft,
  type PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import type { Spot } from "../matrix/policy-matrix.tsx";
import type { PolicyDraft } from "../policy-draft.ts";
import { freshKey } from "../rule/fresh-key.ts";
import { CaseCard } from "./case-card.tsx";

type CellSheetProps = {
  spot: Spot;
  draft: PolicyDraft;
  catalogue: readonly PolicyCollection[];
  /** What was refused, by the key of the permission. */
  refusals: ReadonlyMap<string, readonly string[]>;
  canChange: boolean;
  onPut: (permission: PermissionDraft) => void;
  onRemove: (permission: PermissionDraft) => void;
  onClose: () => void;
};

/** All that the policy says of one action on one collection: its cases, one below the other. */
export function CellSheet(props: CellSheetProps) {
  const { spot, draft, catalogue, refusals, canChange, onPut, onRemove, onClose } = props;
  const collection = catalogue.find(({ slug }) => slug === spot.collection) ?? null;
  const name = collection?.name ?? spot.collection;
  const { permissions, words } = cellOf(draft.permissions, spot, catalogue);
  const [removed, setRemoved] = useState<readonly PermissionDraft[]>([]);
  const bringBack = (permission: PermissionDraft) => {
    onPut(permission);
    setRemoved(removed.filter(({ key }) => key !== permission.key));
  };
  const add = () => onPut(wholePermission(freshKey(), spot));
  return (
    <Sheet
      size="xl"
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${actionLabel(spot.action)}: ${name}`}
      description={MEANINGS[spot.action]}
      footer={
        <>
          {canChange && permissions.length > 0 && (
            <Button icon={<Plus aria-hidden="true" />} onClick={add}>
              Add another case
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {permissions.length === 0 && (
          <EmptyState
            title={`This policy does not let anybody ${actionWords(spot.action)} ${name.toLowerCase()}`}
            action={canChange && <Button onClick={add}>Allow it</Button>}
          >
            Another policy still may: what policies open adds up.
          </EmptyState>
        )}
        {permissions.length > 1 && (
          <Callout title="Cases add up, and are never mixed">
            Each opens its own fields in its own entries: {words.join(" – or – ")}. Where only some
            of them hold, the fields of the others are shown as empty.
          </Callout>
        )}
        {permissions.map((permission, index) => (
          <CaseCard
            key={permission.key}
            title={permissions.length > 1 ? `Case ${index + 1}` : "What it opens"}
            {...{ permission, collection, catalogue, canChange }}
            refusals={refusals.get(permission.key) ?? []}
            onChange={onPut}
            onRemove={() => {
              onRemove(permission);
              setRemoved([...removed, permission]);
            }}
          />
        ))}
        {removed.map((permission) => (
          <Callout
            key={permission.key}
            title="A case is removed"
            action={
              <Button size="sm" onClick={() => bringBack(permission)}>
                Undo
              </Button>
            }
          >
            It opened {permissionWords(permission, catalogue)}.
          </Callout>
        ))}
      </div>
    </Sheet>
  );
}

const MEANINGS: Readonly<Record<Spot["action"], string>> = {
  read: "Entries as they are published.",
  "read-draft": "Entries as they are being written, also unpublished ones.",
  create: "New entries.",
  update: "Changing entries. The rule must hold before the change and after it.",
  delete: "Putting entries into the bin, and taking them out.",
  publish: "Putting entries on the website, and taking them off it.",
  share: "Handing things on to others.",
};
