"use client";

import { RotateCcw, Trash2 } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { RemovedField } from "@/lib/content/collections/held-collection.ts";
import { KINDS } from "./kinds.ts";

type RemovedCardProps = {
  readonly removed: readonly RemovedField[];
  readonly onRestore: (field: RemovedField) => void;
  readonly onDelete: (field: RemovedField) => void;
};

/** Fields that were taken away, with the ways to bring them back or to be rid of them. */
export function RemovedCard({ removed, onRestore, onDelete }: RemovedCardProps) {
  return (
    <Card
      title="Removed fields"
      description="Nobody reads their values. Restoring a field brings them back; permissions that named it do not come back."
      flush
    >
      <ul className="flex flex-col">
        {removed.map((field) => (
          <li
            key={field.id}
            className="flex flex-wrap items-center gap-2 border-b px-4 py-2.5 last:border-b-0 sm:px-5"
          >
            <span className="min-w-0 flex-1 basis-40">
              <span className="block truncate text-sm font-medium text-ink">{field.label}</span>
              <span className="block truncate text-xs text-muted">
                {KINDS[field.kind].label} · removed <RelativeTime value={field.removedAt} />
              </span>
            </span>
            <Button
              size="sm"
              icon={<RotateCcw aria-hidden="true" />}
              onClick={() => onRestore(field)}
            >
              Restore<span className="sr-only"> {field.label}</span>
            </Button>
            <Button
              size="sm"
              variant="danger"
              icon={<Trash2 aria-hidden="true" />}
              onClick={() => onDelete(field)}
            >
              Delete for good<span className="sr-only">: {field.label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
