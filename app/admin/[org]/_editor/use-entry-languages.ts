"use client";

import { useEffect, useRef, useState } from "react";
import { draftLocalesAction, savedLocalesAction } from "./actions.ts";
import type { EditorLanguage, EditorOptions } from "./editor-options.ts";
import type { useKept } from "./use-kept.ts";

/** The languages of an entry as it stands: asked anew whenever it was saved. Null: it has but one. */
export function useEntryLanguages(
  { place, entry, languages, hasDrafts }: EditorOptions,
  { standing }: ReturnType<typeof useKept>,
) {
  const { org, collection, locale } = place;
  const [all, setAll] = useState(languages ?? []);
  const isSeveral = languages !== undefined;
  const id = standing?.id;
  const revision = standing?.revision ?? null;
  const told = useRef(entry?.revision ?? null);
  useEffect(() => {
    if (!isSeveral || id === undefined || told.current === revision) return undefined;
    told.current = revision;
    let isWanted = true;
    const ask = hasDrafts ? draftLocalesAction : savedLocalesAction;
    ask(org, { collection, id }).then(
      (result) => {
        if (!isWanted || !result.ok) return;
        const stands = new Map(result.value.locales.map((one) => [one.locale, one]));
        setAll((known) => known.map((one) => ({ ...one, ...stands.get(one.code) })));
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [isSeveral, id, revision, org, collection, hasDrafts]);
  const [first] = all;
  const current = all.find(({ code }) => code === locale);
  if (first === undefined || current === undefined) return null;
  return { all, current, isFirst: current.code === first.code, first } as const;
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
