"use client";

import { useCallback, useEffect, useState } from "react";
import type { Picked, RelatedEntries } from "./form-surroundings.tsx";

type Options = {
  readonly related: Pick<RelatedEntries, "search">;
  readonly to: string;
  readonly words: string;
  readonly open: boolean;
};

/** @NOTE An answer to an older question is dropped: the last one asked is the one that is shown. */
export function usePickerSearch({ related, to, words, open }: Options) {
  const { search } = related;
  const [found, setFound] = useState<readonly Picked[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = useCallback(
    async (after: string | null, isWanted: () => boolean) => {
      setBusy(true);
      const answer = await search(to, words.trim(), after).catch(() => null);
      if (!isWanted()) return;
      setBusy(false);
      setProblem(answer === null ? "No answer came." : null);
      setNext(answer?.next ?? null);
      setFound((known) => [...(after === null ? [] : known), ...(answer?.items ?? [])]);
    },
    [search, to, words],
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
  const more = next === null || busy ? null : () => void take(next, () => true);
  const retry = problem === null || busy ? null : () => void take(null, () => true);
  const empty = busy ? "Looking…" : "Nothing fits.";
  const said = problem ?? (found.length > 0 ? `${found.length} shown` : empty);
  return { found, said, busy, more, retry };
}
