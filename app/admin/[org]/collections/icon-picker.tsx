"use client";

import { useId, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { CollectionIcon } from "../_shell/collection-icon.tsx";
import { COLLECTION_ICONS } from "../_shell/collection-icons.ts";

type IconPickerProps = {
  readonly value: string;
  readonly onChange: (name: string) => void;
};

/** Chooses the icon of a collection out of those that there are, by their names. */
export function IconPicker({ value, onChange }: IconPickerProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const words = sought.trim().toLowerCase();
  const names = Object.keys(COLLECTION_ICONS).filter((name) => name.includes(words));
  const choose = (name: string) => {
    onChange(name);
    setOpen(false);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className="text-sm font-medium text-ink">
        Icon
      </span>
      <div>
        <Button
          aria-describedby={`${id}-label`}
          icon={<CollectionIcon name={value} />}
          onClick={() => setOpen(true)}
        >
          {spelled(value)}
          <span className="sr-only">, change icon</span>
        </Button>
      </div>
      <Dialog title="Choose an icon" open={isOpen} onOpenChange={setOpen}>
        <div className="flex flex-col gap-3">
          <TextField
            label="Find an icon"
            type="search"
            autoComplete="off"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <ul className="grid max-h-72 grid-cols-6 gap-1 overflow-y-auto p-1 sm:grid-cols-8">
            {names.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  aria-label={spelled(name)}
                  aria-pressed={name === value}
                  title={spelled(name)}
                  onClick={() => choose(name)}
                  className="grid size-10 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-text [&_svg]:size-5"
                >
                  <CollectionIcon name={name} />
                </button>
              </li>
            ))}
          </ul>
          {names.length === 0 && <p className="text-sm text-muted">No icon is called so.</p>}
        </div>
      </Dialog>
    </div>
  );
}

const spelled = (name: string): string =>
  name.charAt(0).toUpperCase() + name.slice(1).replaceAll("-", " ");
