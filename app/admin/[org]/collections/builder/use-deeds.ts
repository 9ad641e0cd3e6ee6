"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { useLatest } from "@/app/_ui/use-latest.ts";
import type { ActionFailure, ActionResult } from "@/lib/doors/form/form-action.ts";

type Done = { readonly revision: number };

/**
 * Changes of one collection, one after the other: each is made from the revision that the one before
 * it left. The page is loaded again after each.
 */
export function useDeeds(revision: number) {
  const router = useRouter();
  const toast = useToast();
  const loaded = useLatest(revision);
  const latest = useRef(revision);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const next = async <Value extends Done>(
    deed: (revision: number) => Promise<ActionResult<Value>>,
  ): Promise<ActionFailure | null> => {
    const result = await deed(Math.max(latest.current, loaded.current));
    if (result.ok) latest.current = Math.max(latest.current, result.value.revision);
    router.refresh();
    return result.ok ? null : result.error;
  };
  /** Does it in its turn; null when it is done, else what to tell. */
  const run = <Value extends Done>(
    deed: (revision: number) => Promise<ActionResult<Value>>,
  ): Promise<ActionFailure | null> => {
    const turn = after(line.current, () => next(deed));
    line.current = endOf(turn);
    return turn;
  };
  /** Says what was done, or why it was not. */
  const tell = (failure: ActionFailure | null, done: string) =>
    toast(
      failure === null
        ? { title: done }
        : { title: failure.title, description: failure.detail, tone: "danger" },
    );
  return { run, tell };
}

export type Deeds = ReturnType<typeof useDeeds>;

async function after<Result>(before: Promise<unknown>, work: () => Promise<Result>) {
  await before;
  return work();
}

async function endOf(turn: Promise<unknown>): Promise<void> {
  try {
    await turn;
  } catch {
    // Whoever waits for its own turn does not care how another's ended.
  }
}
