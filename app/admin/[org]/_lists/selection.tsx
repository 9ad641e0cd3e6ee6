"use client";

import { createContext, useContext, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { CheckBox } from "@/app/_ui/check-box.tsx";
import { focusedRow } from "@/app/_ui/row-keys.tsx";
import { useShortcut } from "@/app/_ui/shortcuts/use-shortcut.ts";

/** An entry as something is done to it: by the revision that was seen. */
export type Chosen = {
  readonly id: string;
  readonly revision: number | null;
  readonly title: string;
};

type Selection = {
  readonly page: readonly Chosen[];
  readonly chosen: ReadonlySet<string>;
  /** Whether all that match are meant, on whatever page. */
  readonly all: boolean;
  readonly choose: (ids: readonly string[], isChosen: "chosen" | "left") => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
};

const SelectionContext = createContext<Selection | null>(null);

/** Holds what is chosen of one page of a list; another page begins anew. */
export function SelectionProvider({
  page,
  children,
}: {
  page: readonly Chosen[];
  children: ReactNode;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const selection = useMemo<Selection>(
    () => ({
      ...{ page, chosen, all },
      choose: (ids, isChosen) => {
        setAll(false);
        setChosen((before) => {
          const next = new Set(before);
          for (const id of ids)
            if (isChosen === "chosen") next.add(id);
            else next.delete(id);
          return next;
        });
      },
      chooseAll: () => {
        setAll(true);
        setChosen(new Set(page.map(({ id }) => id)));
      },
      clear: () => {
        setAll(false);
        setChosen(new Set());
      },
    }),
    [page, chosen, all],
  );
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

/** What is chosen in the list around it. Throws outside of one. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (selection === null) throw new Error("useSelection needs a SelectionProvider above it");
  return selection;
}

/** Chooses one entry; with Shift, all from the last one on. */
export function RowBox({ id, title }: { id: string; title: string }) {
  const { page, chosen, choose } = useSelection();
  const withShift = useRef(false);
  return (
    <CheckBox
      label={`Choose ${title}`}
      checked={chosen.has(id)}
      data-entry={id}
      onClick={(event) => {
        withShift.current = event.shiftKey;
      }}
      onChange={(event) => {
        const from = withShift.current ? lastOf(page, chosen, id) : id;
        choose(between(page, from, id), event.target.checked ? "chosen" : "left");
      }}
    />
  );
}

/** Chooses every entry of the page, or none. */
export function PageBox() {
  const { page, chosen, choose } = useSelection();
  const ids = page.map(({ id }) => id);
  const count = ids.filter((id) => chosen.has(id)).length;
  useShortcut("choose", () => {
    focusedRow()?.querySelector<HTMLElement>("input[data-entry]")?.click();
  });
  return (
    <CheckBox
      label="Choose all on this page"
      checked={count > 0 && count === ids.length}
      mixed={count > 0 && count < ids.length}
      onChange={(event) => choose(ids, event.target.checked ? "chosen" : "left")}
    />
  );
}

/** The nearest chosen entry above, from which a row of entries is chosen. */
function lastOf(page: readonly Chosen[], chosen: ReadonlySet<string>, id: string): string {
  const at = page.findIndex((one) => one.id === id);
  return page.slice(0, at).findLast((one) => chosen.has(one.id))?.id ?? id;
}

function between(page: readonly Chosen[], from: string, to: string): string[] {
  const ids = page.map(({ id }) => id);
  return ids.slice(ids.indexOf(from), ids.indexOf(to) + 1);
}
