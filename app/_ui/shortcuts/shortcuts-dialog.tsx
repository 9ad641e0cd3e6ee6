"use client";

import { Dialog } from "../dialog.tsx";
import { SwitchField } from "../switch-field.tsx";
import { useOfferedShortcuts } from "./offered-shortcuts.ts";
import { ShortcutHint } from "./shortcut-hint.tsx";
import { GROUPS, isSingle, shortcutOf, type ShortcutName } from "./shortcut-map.ts";
import { turnSingleKeys, useSingleKeys } from "./single-keys.ts";

type ShortcutsDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** The shortcuts that count on this screen, and a switch for those of a single key. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const offered = useOfferedShortcuts();
  const isOn = useSingleKeys();
  const shown = offered.filter((name) => isOn || !isSingle(shortcutOf(name)));
  return (
    <Dialog
      {...{ open, onOpenChange }}
      size="lg"
      title="Keyboard shortcuts"
      description="Those that count on this screen. Two letters are pressed one after the other."
    >
      <div className="flex flex-col gap-5">
        <SwitchField
          label="Shortcuts of single keys"
          help="Turn them off where keys are pressed by accident, as by speech input. Kept in this browser."
          checked={isOn}
          onChange={({ target }) => turnSingleKeys(target.checked ? "on" : "off")}
        />
        <div className="gap-8 sm:columns-2">
          {GROUPS.map((group) => (
            <ShortcutGroup
              key={group}
              label={group}
              names={shown.filter((name) => shortcutOf(name).group === group)}
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

type ShortcutGroupProps = { readonly label: string; readonly names: readonly ShortcutName[] };

function ShortcutGroup({ label, names }: ShortcutGroupProps) {
  if (names.length === 0) return null;
  return (
    <section aria-label={label} className="mb-5 break-inside-avoid">
      <h3 className="mb-1 text-xs font-medium text-faint">{label}</h3>
      <dl className="divide-y">
        {names.map((name) => (
          <div key={name} className="flex min-h-8 items-center justify-between gap-4 text-sm">
            <dt className="text-ink">{shortcutOf(name).words}</dt>
            <dd>
              <ShortcutHint name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
