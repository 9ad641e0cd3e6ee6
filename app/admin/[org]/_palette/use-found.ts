"use client";

import { useCallback, useEffect, useState } from "react";
import { useLatest } from "@/app/_ui/use-latest.ts";
import type { FoundEntry } from "@/lib/search/find-entries.ts";
import { searchEverythingAction } from "./actions.ts";

/** How long somebody may rest between two letters, in milliseconds. */
const REST_MS = 200;
/** One letter is no question. */
const SHORTEST = 2;

/** What came of looking for words in entries. */
export type Found = {
  readonly state: "idle" | "looking" | "found" | "failed";
  readonly entries: readonly FoundEntry[];
  /** Whether there are more than are shown. */
  readonly more: boolean;
  /** Why the words find nothing, where it is the words. */
  readonly advice: string | null;
};

type Answer = Found & { readonly words: string };

const NOTHING = { entries: [], more: false, advice: null };
const IDLE: Found = { ...NOTHING, state: "idle" };
const UNASKED: Answer = { ...IDLE, words: "" };

/**
 * Looks for words in entries, after a short rest. While somebody types on, what was found stays until
 * the next answer; an answer to words that were changed meanwhile is dropped. `org` null: entries are
 * not looked for now.
 */
export function useFound(org: string | null, typed: string) {
  const words = typed.trim();
  const [answer, setAnswer] = useState(UNASKED);
  const latest = useLatest(words);
  const isAsked = org !== null && words.length >= SHORTEST;
  const look = useCallback(async () => {
    if (org === null) return;
    const next = await answerTo(org, words);
    if (latest.current === words) setAnswer(next);
  }, [org, words, latest]);
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(() => void look(), REST_MS);
    return () => clearTimeout(timer);
  }, [isAsked, look]);
  const retry = () => {
    setAnswer(UNASKED);
    void look();
  };
  return { found: isAsked ? foundFor(words, answer) : IDLE, retry };
}

function foundFor(words: string, answer: Answer): Found {
  if (answer.words === words) return answer;
  const goesOn = answer.words !== "" && words.startsWith(answer.words);
  return { ...NOTHING, state: "looking", entries: goesOn ? answer.entries : [] };
}

async function answerTo(org: string, words: string): Promise<Answer> {
  const result = await searchEverythingAction(org, words).catch(() => null);
  if (result === null) return { ...NOTHING, words, state: "failed" };
  if (result.ok) return { ...result.value, words, state: "found", advice: null };
  // Whoever may read none has nothing to look in; words that ask for nothing find nothing.
  const { status, detail } = result.error;
  if (status === 404) return { ...NOTHING, words, state: "found" };
  if (status === 400) return { ...NOTHING, words, state: "found", advice: detail };
  return { ...NOTHING, words, state: "failed" };
}
