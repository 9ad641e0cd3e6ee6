"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { PolicyCollection } from "@/lib/policies/policy-form/permission-draft.ts";

type AddCollectionProps = {
  /** Those that are not in the policy yet. */
  choices: readonly PolicyCollection[];
  onAdd: (slug: string) => void;
};

/** Finds a collection that does not matter to the policy yet (S-67). */
export function AddCollection({ choices, onAdd }: AddCollectionProps) {
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState("");
  const words = sought.trim().toLowerCase();
  const found = choices.filter(({ slug, name }) => `${name} ${slug}`.toLowerCase().includes(words));
  const choose = (slug: string) => {
    onAdd(slug);
    setOpen(false);
    setSought("");
  };
  return (
    <Dialog
      size="sm"
      title="Add a collection"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />} disabled={choices.length === 0}>
          Add collection…
        </Button>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = found;
          if (first !== undefined) choose(first.slug);
        }}
      >
        <TextField
          label="Search collections"
          hideLabel
          type="search"
          autoComplete="off"
          placeholder="Search collections"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <ul className="flex max-h-72 flex-col overflow-y-auto">
          {found.map(({ slug, name, kind }) => (
            <li key={slug}>
              <button
                type="button"
                onClick={() => choose(slug)}
                className="flex min-h-9 w-full items-center justify-between gap-3 rounded-md px-2 text-left text-sm text-ink hover:bg-hover pointer-coarse:min-h-11"
              >
                <span className="min-w-0 truncate">{name}</span>
                <span className="text-xs text-muted">
                  {kind === "content" ? "Content" : "System"}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="text-sm text-muted">Nothing fits.</p>}
      </form>
    </Dialog>
  );
}
