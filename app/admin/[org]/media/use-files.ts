"use client";

import { useState } from "react";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import type { MediaItem, MediaPage } from "@/app/_screens/media/media-item.ts";
import type { MediaQuestion } from "@/app/_screens/media/media-question.ts";
import { useToast } from "@/app/_ui/toast.tsx";

export type Files = {
  readonly items: readonly MediaItem[];
  /** Reads the next page; null: there is none. */
  readonly more: (() => void) | null;
  readonly isBusy: boolean;
};

/**
 * The files on the screen: those that the server found, those that were read since, and those that came
 * in meanwhile, each once and as it is now. What was moved out of the folder is not shown in it.
 */
export function useFiles(first: MediaPage, question: MediaQuestion): Files {
  const { library, incoming, changes } = useMedia();
  const toast = useToast();
  const [read, setRead] = useState<readonly MediaItem[]>([]);
  const [next, setNext] = useState(first.next);
  const [isBusy, setBusy] = useState(false);
  const find = library?.find;
  const goOn = async () => {
    setBusy(true);
    const answer = await find?.(question, next).catch(() => null);
    setBusy(false);
    if (!answer)
      return toast({ tone: "danger", title: "No answer came", description: "Try again." });
    setRead((now) => [...now, ...answer.items]);
    setNext(answer.next);
  };
  const kept = isPlain(question) ? (incoming?.kept ?? []) : [];
  const all = [...kept, ...first.items, ...read];
  const items = [...new Map(all.map((item) => [item.id, item])).values()]
    .map((item) => newer(item, changes.changed.get(item.id)))
    .filter((item) => !changes.gone.has(item.id) && liesIn(item, question.folder));
  return {
    ...{ items, isBusy },
    more: next === null || find === undefined ? null : () => void goOn(),
  };
}

/** @NOTE The page may have been read anew since the change. */
const newer = (item: MediaItem, changed: MediaItem | undefined): MediaItem =>
  changed === undefined || (item.revision ?? 0) > (changed.revision ?? 0) ? item : changed;

/** @NOTE Whether a file that just came in is what somebody looks for, the server alone knows. */
const isPlain = ({ words, kind, visibility, unused }: MediaQuestion): boolean =>
  words === "" && kind === null && visibility === null && !unused;

const liesIn = ({ folder }: MediaItem, asked: string): boolean =>
  asked === "any" || (folder ?? "top") === asked;
