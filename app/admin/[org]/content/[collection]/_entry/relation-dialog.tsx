"use client";

import { Check } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { searchContentAction } from "./actions.ts";

/** The collection at the other end of a relation, and what its entries are called by. */
export type Target = {
  readonly org: string;
  readonly slug: string;
  readonly titleField: string | null;
};

type RelationDialogProps = {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly chosen: readonly string[];
  readonly onChoose: (id: string, title: string) => void;
  readonly target: Target;
};

/** Searches the other end of a relation, a page at a time. */
export function RelationDialog(props: RelationDialogProps) {
  const { title, open, onClose, chosen, onChoose, target } = props;
  const [sought, setSought] = useState("");
  const { found, problem, busy, more } = useSearch(target, sought, open);
  return (
    <Dialog title={title} open={open} onOpenChange={(next) => !next && onClose()}>
      <div className="flex flex-col gap-3">
        <TextField
          label="Find"
          hideLabel
          type="search"
          placeholder="Find by name"
          autoComplete="off"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <ul aria-busy={busy} className="flex max-h-72 flex-col overflow-y-auto rounded-lg border">
          {found.map((one) => (
            <li key={one.id} className="border-b last:border-b-0">
              <button
                type="button"
                aria-pressed={chosen.includes(one.id)}
                onClick={() => onChoose(one.id, one.title)}
                className="flex w-full items-center justify-between gap-3 px-3 py-2 text-left text-sm text-ink hover:bg-hover"
              >
                <span className="min-w-0 wrap-anywhere">{one.title}</span>
                {chosen.includes(one.id) && (
                  <Check className="size-4 shrink-0 text-accent-text" aria-hidden="true" />
                )}
              </button>
            </li>
          ))}
          {found.length === 0 && (
            <li role="status" className="px-3 py-6 text-center text-sm text-muted">
              {problem ?? (busy ? "Looking…" : "Nothing fits.")}
            </li>
          )}
        </ul>
        {more !== null && (
          <Button size="sm" loading={busy} onClick={more}>
            Show more
          </Button>
        )}
      </div>
    </Dialog>
  );
}

type Found = { readonly id: string; readonly title: string };

/** @NOTE An answer to an older question is dropped: the last one asked is the one that is shown. */
function useSearch({ org, slug, titleField }: Target, sought: string, open: boolean) {
  const [found, setFound] = useState<readonly Found[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const ask = useCallback(
    async (after: string | null) => {
      const words = sought.trim();
      const filter =
        titleField === null || words === "" ? {} : { [titleField]: { _icontains: words } };
      const question = { filter, size: "20", after, sort: titleField };
      const result = await searchContentAction(org, { collection: slug, question });
      if (!result.ok) throw new Error(result.error.detail);
      const { items, page } = result.value;
      return { items: items.map((one) => toFound(one, titleField)), next: page.next };
    },
    [org, slug, titleField, sought],
  );
  const take = useCallback(
    async (after: string | null, isWanted: () => boolean) => {
      setBusy(true);
      const answer = await ask(after).catch(() => null);
      if (!isWanted()) return;
      setBusy(false);
      setProblem(answer === null ? "That did not work. Try again." : null);
      setNext(answer?.next ?? null);
      setFound((known) => [...(after === null ? [] : known), ...(answer?.items ?? [])]);
    },
    [ask],
  );
  useEffect(() => {
    if (!open) return undefined;
    let isWanted = true;
    const timer = setTimeout(() => void take(null, () => isWanted), 200);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [open, take]);
  return { found, problem, busy, more: next === null ? null : () => void take(next, () => true) };
}

function toFound(
  { id, attributes }: { id: string; attributes: Readonly<Record<string, unknown>> },
  titleField: string | null,
): Found {
  const title = titleField === null ? null : attributes[titleField];
  return { id, title: typeof title === "string" && title !== "" ? title : "Untitled" };
}
