"use client";

import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import { deleteAssetAction, updateAssetAction } from "../_media/actions.ts";
import { filesText } from "./files-text.ts";

type Change = Partial<Pick<MediaItem, "folder" | "visibility">>;

/** How far a deed is that is done to several files, one after the other. */
export type Progress = { readonly done: number; readonly of: number };

type Outcome = { readonly done: readonly MediaItem[]; readonly problem: string | null };

type Deed = (
  item: MediaItem,
) => Promise<{ readonly item: MediaItem } | { readonly problem: string }>;

/** What can be done to several files at once. What could not be done is told, with the reason. */
export function useFileDeeds(org: string) {
  const { changes } = useMedia();
  const tell = useTelling();
  const [progress, setProgress] = useState<Progress | null>(null);
  const each = async (items: readonly MediaItem[], deed: Deed): Promise<Outcome> => {
    const outcome = await doEach(items, deed, setProgress);
    setProgress(null);
    return outcome;
  };
  const change = async (items: readonly MediaItem[], to: Change): Promise<Outcome> => {
    const outcome = await each(items, async (item) => {
      const { id, revision } = item;
      const result = await updateAssetAction(org, { id, ...(revision && { revision }), ...to });
      if (!result.ok) return { problem: result.error.detail };
      return { item: { ...item, ...to, revision: result.value.revision } };
    });
    changes.put(outcome.done);
    return outcome;
  };
  const move = async (items: readonly MediaItem[], folder: string | null, to: string) => {
    const from = items[0]?.folder ?? null;
    const outcome = await change(items, { folder });
    const isFromOne = items.every((item) => item.folder === from);
    const back = () => void change(outcome.done, { folder: from });
    tell(outcome, `moved to ${to}`, isFromOne ? back : undefined);
  };
  const show = async (items: readonly MediaItem[], visibility: MediaItem["visibility"]) =>
    tell(await change(items, { visibility }), `${visibility} now`);
  const remove = async (items: readonly MediaItem[]) => {
    const outcome = await each(items, async (item) => {
      const result = await proven(() => deleteAssetAction(org, { id: item.id }));
      return result.ok ? { item } : { problem: result.error.detail };
    });
    changes.drop(outcome.done.map(({ id }) => id));
    tell(outcome, "deleted");
  };
  return { progress, move, show, remove };
}

export type FileDeeds = ReturnType<typeof useFileDeeds>;

async function doEach(
  items: readonly MediaItem[],
  deed: Deed,
  tell: (progress: Progress) => void,
): Promise<Outcome> {
  const done: MediaItem[] = [];
  let problem: string | null = null;
  for (const [at, item] of items.entries()) {
    tell({ done: at, of: items.length });
    const result = await deed(item).catch(() => ({ problem: "No answer came." }));
    if ("item" in result) done.push(result.item);
    else problem ??= `${item.filename}: ${result.problem}`;
  }
  return { done, problem };
}

function useTelling() {
  const toast = useToast();
  return ({ done, problem }: Outcome, said: string, undo?: () => void) => {
    const count = filesText(done.length);
    if (problem !== null) {
      const title = done.length === 0 ? "Nothing was changed" : `Only ${count} ${said}`;
      return toast({ tone: "danger", title, description: problem });
    }
    toast({ title: `${count} ${said}`, undo: undo && { run: undo } });
  };
}
