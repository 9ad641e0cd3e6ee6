"use client";

import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { useSurroundings, type Picked } from "./form-surroundings.tsx";
import { listOf } from "./form-value.ts";
import { textsOf, type InputProps } from "./input-props.ts";
import { LinkedEntries } from "./linked-entries.tsx";
import { RelationPicker } from "./relation-picker.tsx";

/** What an entry links to: by title and status, in an order, with a search to add to it. */
export function RelationInput(props: InputProps) {
  const { field, readOnly } = props;
  const { related } = useSurroundings();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { isOne, chosen, known, write, toggle } = useLinks(props);
  const to = field.to ?? "";
  const isEmptied = isOne && chosen.length > 0 && !readOnly && !field.required;
  return (
    <FieldFrame
      id={id}
      {...textsOf(props)}
      actions={isEmptied && <EmptyButton label={field.label} onClick={() => write([])} />}
    >
      <LinkedEntries
        labelId={`${id}-label`}
        ids={chosen}
        of={(one) => known[one] ?? related?.known[one] ?? null}
        {...{ to, isOne, readOnly, related }}
        onChange={write}
      />
      {readOnly ? (
        chosen.length === 0 && <p className="text-sm text-faint">None</p>
      ) : (
        <ChooseButton {...props} count={chosen.length} onClick={() => setOpen(true)} />
      )}
      {related !== null && (
        <RelationPicker
          title={`Choose for «${field.label}»`}
          open={isOpen}
          onClose={() => setOpen(false)}
          {...{ to, chosen, related, isOne }}
          onToggle={(entry) => {
            toggle(entry);
            if (isOne) setOpen(false);
          }}
        />
      )}
    </FieldFrame>
  );
}

/** The ids that a field holds, what was picked in this form, and the ways to change them. */
function useLinks({ field, value, onChange }: InputProps) {
  const [known, setKnown] = useState<Readonly<Record<string, Picked>>>({});
  const isOne = field.kind === "relation";
  const chosen = (typeof value === "string" ? [value] : listOf(value)).map(String);
  const write = (ids: readonly string[]) => onChange(isOne ? (ids[0] ?? null) : [...ids]);
  const toggle = (entry: Picked) => {
    setKnown((now) => ({ ...now, [entry.id]: entry }));
    const rest = chosen.filter((other) => other !== entry.id);
    write(!isOne && rest.length < chosen.length ? rest : [...(isOne ? [] : rest), entry.id]);
  };
  return { isOne, chosen, known, write, toggle };
}

type ChooseButtonProps = InputProps & { readonly count: number; readonly onClick: () => void };

function ChooseButton({ field, error, count, onClick }: ChooseButtonProps) {
  const { related } = useSurroundings();
  const isOne = field.kind === "relation";
  const one = count > 0 ? "Choose another" : "Choose one";
  const isFull = !isOne && field.max !== null && count >= field.max;
  return (
    <div>
      <Button
        size="sm"
        icon={<Plus aria-hidden="true" />}
        disabled={isFull || related === null}
        data-invalid={error === undefined ? undefined : "true"}
        onClick={onClick}
      >
        {isOne ? one : "Choose entries"}
        <span className="sr-only"> for {field.label}</span>
      </Button>
    </div>
  );
}

type EmptyButtonProps = { readonly label: string; readonly onClick: () => void };

const EmptyButton = ({ label, onClick }: EmptyButtonProps) => (
  <IconButton size="sm" icon={<X />} label={`Empty ${label}`} onClick={onClick} />
);
