"use client";

import { useEffect, useState } from "react";
import type { ContentValues } from "@/lib/content/content-entry.ts";
import { countDraftsAction, countPublishedAction } from "./actions.ts";
import type { BulkPlace } from "./bulk-deed.ts";

export type Matches = { readonly count: number; readonly more: boolean };

type Asking = {
  readonly place: BulkPlace;
  readonly filter: ContentValues;
  readonly goesOn: boolean;
};

/** How many entries match, asked once somebody chooses; null until it is known. */
export function useMatches({ place, filter, goesOn }: Asking): Matches | null {
  const [matches, setMatches] = useState<Matches | null>(null);
  const { org, collection, from, locale = null } = place;
  const asked = JSON.stringify(filter);
  useEffect(() => {
    if (!goesOn || from === "bin") return;
    const count = from === "draft" ? countDraftsAction : countPublishedAction;
    let isWanted = true;
    const ask = async () => {
      const input = { collection, filter: JSON.parse(asked) as ContentValues };
      const result = await count(org, input, locale);
      if (isWanted && result.ok) setMatches(result.value);
    };
    ask().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [org, collection, from, locale, asked, goesOn]);
  return matches;
}
