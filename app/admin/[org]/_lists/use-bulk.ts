"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useToast } from "@/app/_ui/toast.tsx";
import { doToAll, type BulkPlace, type BulkProgress, type Deed } from "./bulk-deed.ts";
import { BULK_WORDS, entriesText } from "./bulk-words.ts";
import type { Chosen } from "./selection.tsx";
import { useUndoBin } from "./undo-bin-provider.tsx";

/** Something that is being done to many entries, or was. */
export type BulkRun = {
  readonly deed: Deed;
  readonly total: number | null;
  readonly progress: BulkProgress;
  readonly state: "running" | "stopped" | "finished" | "failed";
  readonly problem?: string;
};

type Pages = AsyncIterable<readonly Chosen[]> | Iterable<readonly Chosen[]>;

/** Runs deeds on many entries, one after the other, and tells how far they are. */
export function useBulk(place: BulkPlace) {
  const router = useRouter();
  const toast = useToast();
  const undoBin = useUndoBin();
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopping = useRef<AbortController>(undefined);

  const begin = async (deed: Deed, pages: Pages, total: number | null): Promise<void> => {
    const controller = new AbortController();
    stopping.current = controller;
    let latest: BulkRun = { deed, total, progress: { done: [], refused: [] }, state: "running" };
    const show = (change: Partial<BulkRun>) => {
      latest = { ...latest, ...change };
      setRun(latest);
    };
    show({});
    try {
      const onProgress = (progress: BulkProgress) => show({ progress });
      const progress = await doToAll(pages, { place, deed, signal: controller.signal, onProgress });
      show({ progress, state: controller.signal.aborted ? "stopped" : "finished" });
    } catch (error) {
      show({ state: "failed", problem: error instanceof Error ? error.message : UNREACHABLE });
    }
    router.refresh();
    const { done, refused } = latest.progress;
    if (done.length > 0) {
      const title = `${entriesText(done.length)} ${BULK_WORDS[deed].done}`;
      const undo = deed === "bin" ? { undo: { run: () => undoBin(place, done) } } : {};
      toast({ title, ...undo });
    }
    if (refused.length === 0 && latest.state === "finished") setRun(null);
  };

  return {
    run,
    begin,
    stop: () => stopping.current?.abort(),
    close: () => setRun(null),
  };
}

const UNREACHABLE = "The server could not be reached. What was done stays done.";
