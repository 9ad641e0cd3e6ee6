"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { ListFor } from "@/lib/content/list-for.ts";
import type { SavedViews } from "@/lib/saved-views/saved-view.ts";
import { listAddress, placeOf, type ListChange } from "./list-address.ts";
import type { ListState } from "./list-state.ts";

/** All that the tools above a list know of it. */
export type ListTools = {
  readonly org: string;
  readonly base: string;
  readonly list: ListFor;
  readonly state: ListState;
  /** Null: views are not kept for whoever looks, as while looking as somebody else. */
  readonly saved: SavedViews | null;
};

/** Leads to the list with something changed. */
export function useList({ base, state, saved }: ListTools) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const place = placeOf({ base, saved });
  const go = (change: ListChange) =>
    startTransition(() => router.push(listAddress(place, state, change), { scroll: false }));
  const goQuietly = (change: ListChange) =>
    startTransition(() => router.replace(listAddress(place, state, change), { scroll: false }));
  return { go, goQuietly, pending };
}
