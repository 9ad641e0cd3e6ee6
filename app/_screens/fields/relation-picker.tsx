"use client";

import { useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import type { Picked, RelatedEntries } from "./form-surroundings.tsx";
import { PickerOption } from "./picker-option.tsx";
import { usePickerSearch } from "./use-picker-search.ts";

type RelationPickerProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly to: string;
  readonly chosen: readonly string[];
  readonly related: Pick<RelatedEntries, "search">;
  readonly isOne: boolean;
  /** What is listed, where it is no entries. */
  readonly noun?: string;
  readonly placeholder?: string;
  readonly onToggle: (entry: Picked) => void;
};

/** Searches the other end of a relation, and chooses one entry or any number of them. */
export function RelationPicker(props: RelationPickerProps) {
  const { title, open, onClose, isOne, chosen } = props;
  const footer = <PickerFooter count={chosen.length} onClose={onClose} />;
  return (
    <Dialog
      title={title}
      open={open}
      onOpenChange={(next) => !next && onClose()}
      {...(isOne ? {} : { footer })}
    >
      <PickerSearch {...props} />
    </Dialog>
  );
}

/**
 * A page of entries at a time. The focus stays in the search while the arrows walk the list
 * (WAI-ARIA APG, combobox).
 */
function PickerSearch(props: RelationPickerProps) {
  const { open, to, chosen, related, isOne, onToggle } = props;
  const { noun = "Entries", placeholder = "Find by name" } = props;
  const id = useId();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const { found, said, busy, more, retry } = usePickerSearch({ related, to, words, open });
  const onward = more ?? retry;
  const active = Math.min(at, found.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const one = found[active];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(found.length - 1, active + step));
      if (next === active && step > 0) more?.();
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && one !== undefined) onToggle(one);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-3">
      <input
        type="search"
        role="combobox"
        aria-label="Find"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={active < 0 ? undefined : `${id}-${active}`}
        placeholder={placeholder}
        autoComplete="off"
        className="control"
        value={words}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={noun}
        aria-multiselectable={!isOne}
        aria-busy={busy}
        className="flex max-h-72 flex-col overflow-y-auto rounded-lg border empty:hidden"
      >
        {found.map((entry, index) => (
          <PickerOption
            key={entry.id}
            id={`${id}-${index}`}
            entry={entry}
            isActive={index === active}
            isChosen={chosen.includes(entry.id)}
            onChoose={() => {
              setAt(index);
              onToggle(entry);
            }}
          />
        ))}
      </div>
      <p
        role="status"
        className={found.length > 0 ? "sr-only" : "py-4 text-center text-sm text-muted"}
      >
        {said}
      </p>
      {onward !== null && (
        <Button size="sm" loading={busy} onClick={onward}>
          {more === null ? "Try again" : "Show more"}
        </Button>
      )}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

type PickerFooterProps = { readonly count: number; readonly onClose: () => void };

function PickerFooter({ count, onClose }: PickerFooterProps) {
  return (
    <>
      <span className="mr-auto self-center text-sm text-muted">{count} chosen</span>
      <Button variant="primary" onClick={onClose}>
        Done
      </Button>
    </>
  );
}
