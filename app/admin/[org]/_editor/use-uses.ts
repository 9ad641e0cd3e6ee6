"use client";

import { useEffect, useState } from "react";
import { draftUsesAction, usesAction } from "./actions.ts";
import type { EditorOptions } from "./editor-options.ts";

type Uses = Extract<Awaited<ReturnType<typeof usesAction>>, { ok: true }>["value"];

/** What refers to an entry, as far as one may read it; null until it is known. */
export function useUses({ place, hasDrafts }: EditorOptions, id: string | null): Uses | null {
  const { org, collection } = place;
  const [uses, setUses] = useState<Uses | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let isWanted = true;
    const take = async () => {
      const ask = hasDrafts ? draftUsesAction : usesAction;
      const result = await ask(org, { collection, id });
      if (isWanted && result.ok) setUses(result.value);
    };
    take().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [org, collection, hasDrafts, id]);
  return uses;
}

/** The same in words, for whoever is about to be rid of the entry. */
export function usesText(uses: Uses | null): string[] {
  if (uses === null || uses.items.length === 0) return [];
  const names = uses.items.slice(0, SHOWN).map(({ title }) => `“${title ?? "Untitled"}”`);
  const isMore = uses.more || uses.items.length > SHOWN;
  return [
    `It is used by ${names.join(", ")}${isMore ? " and more" : ""}: the links there lead nowhere then.`,
  ];
}

const SHOWN = 5;
