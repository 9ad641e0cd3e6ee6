"use client";

import { Dialog } from "@/app/_ui/dialog.tsx";
import { IconTile } from "@/app/_ui/icon-tile.tsx";
import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";
import { KIND_GROUPS, KINDS } from "./kinds.ts";

type KindDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onChoose: (kind: DefinedKind) => void;
};

/** All kinds of fields with a picture each; choosing one begins a field. */
export function KindDialog({ open, onOpenChange, onChoose }: KindDialogProps) {
  return (
    <Dialog title="Add a field" size="lg" {...{ open, onOpenChange }}>
      <div className="flex flex-col gap-5">
        {KIND_GROUPS.map(({ label, kinds }) => (
          <section key={label} aria-label={label} className="flex flex-col gap-2">
            <h3 className="text-xs font-medium text-muted">{label}</h3>
            <ul className="grid grid-cols-1 gap-2 sm:grid-cols-3">
              {kinds.map((kind) => (
                <li key={kind}>
                  <KindCard kind={kind} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function KindCard({ kind, onChoose }: Pick<KindDialogProps, "onChoose"> & { kind: DefinedKind }) {
  const { label, description, icon: Icon } = KINDS[kind];
  return (
    <button
      type="button"
      onClick={() => onChoose(kind)}
      className="flex size-full items-start gap-3 rounded-lg border bg-surface p-3 text-left transition-colors hover:border-accent hover:bg-accent-soft"
    >
      <IconTile tone="accent">
        <Icon />
      </IconTile>
      <span className="min-w-0">
        <span className="block text-sm font-medium text-ink">{label}</span>
        <span className="block text-xs text-muted">{description}</span>
      </span>
    </button>
  );
}
