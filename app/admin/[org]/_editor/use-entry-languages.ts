"use client";

import { useEffect, useState } from "react";
import { draftLocalesAction, savedLocalesAction } from "./actions.ts";
import type { EditorLanguage, EditorOptions } from "./editor-options.ts";
import type { useKept } from "./use-kept.ts";

/** The languages of an entry as it stands: asked anew whenever it was saved. Null: it has but one. */
export function useEntryLanguages(
  { place, entry, languages, hasDrafts }: EditorOptions,
  { standing }: ReturnType<typeof useKept>,
) {
  const { org, collection, locale } = place;
  const [{ all, at }, setTold] = useState({ all: languages ?? [], at: entry?.revision ?? null });
  const isSeveral = languages !== undefined;
  const id = standing?.id;
  const revision = standing?.revision ?? null;
  useEffect(() => {
    if (!isSeveral || id === undefined || at === revision) return undefined;
    let isWanted = true;
    const ask = hasDrafts ? draftLocalesAction : savedLocalesAction;
    ask(org, { collection, id }).then(
      (result) => {
        if (!isWanted || !result.ok) return;
        const stands = new Map(result.value.locales.map((one) => [one.locale, one]));
        setTold((known) => ({
          all: known.all.map((one) => ({ ...one, ...stands.get(one.code) })),
          at: revision,
        }));
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isSeveral, id, at, revision, org, collection, hasDrafts]);
  const [first] = all;
  const current = all.find(({ code }) => code === locale);
  if (first === undefined || current === undefined) return null;
  const isFirst = current.code === first.code;
  return { all, current, isFirst, first, isCurrent: at === revision } as const;
}

export type EntryLanguages = NonNullable<ReturnType<typeof useEntryLanguages>>;

/** How much an entry says in a language, in words. */
export function standingText({ said, status }: EditorLanguage): string {
  if (status === "published" || status === "changed") return STANDINGS[status];
  return said === 0 ? "Nothing yet" : STANDINGS[status ?? "said"];
}

const STANDINGS = {
  draft: "Draft",
  published: "Published",
  changed: "Changed",
  said: "Written",
} as const;
