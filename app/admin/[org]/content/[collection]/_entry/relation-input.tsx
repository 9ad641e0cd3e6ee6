"use client";

import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import type { FieldFor } from "@/lib/content/collection-for.ts";
import type { Titles } from "../links-of.ts";
import { RelationDialog, type Target } from "./relation-dialog.tsx";

type RelationInputProps = {
  readonly field: FieldFor;
  readonly value: readonly string[];
  readonly titles: Titles;
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
  /** Where the other end is searched. */
  readonly target: Target;
};

/** What an entry links to: by name, to be taken out, and a search to add to it. */
export function RelationInput(props: RelationInputProps) {
  const { field, value, titles, error, onChange, target } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Titles>({});
  const nameOf = (one: string) => found[one] ?? titles[one] ?? "Untitled";
  const isOne = field.kind === "relation";
  const choose = (one: string, title: string) => {
    setFound((known) => ({ ...known, [one]: title }));
    onChange(isOne ? [one] : [...value.filter((other) => other !== one), one]);
    setOpen(false);
  };
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="flex min-w-0 flex-col gap-1.5">
      <span id={`${id}-label`} className="text-sm font-medium text-ink">
        {field.label}
        {!field.required && <span className="ml-1.5 font-normal text-faint">optional</span>}
      </span>
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {value.map((one) => (
            <li
              key={one}
              className="flex max-w-full items-center gap-1 rounded-md border bg-sunken py-0.5 pr-0.5 pl-2.5 text-sm text-ink"
            >
              <span className="min-w-0 truncate">{nameOf(one)}</span>
              <IconButton
                size="sm"
                icon={<X />}
                label={`Take out ${nameOf(one)}`}
                onClick={() => onChange(value.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          aria-invalid={error === undefined ? undefined : true}
          onClick={() => setOpen(true)}
        >
          {isOne && value.length > 0 ? "Choose another" : `Choose ${isOne ? "one" : "entries"}`}
          <span className="sr-only"> for {field.label}</span>
        </Button>
      </div>
      <FieldNotes id={id} help={field.help} error={error} />
      <RelationDialog
        title={`Choose for «${field.label}»`}
        open={open}
        onClose={() => setOpen(false)}
        chosen={value}
        onChoose={choose}
        target={target}
      />
    </div>
  );
}
