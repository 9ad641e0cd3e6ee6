"use client";

import { useEffect, useRef, useState } from "react";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { useLatest } from "@/app/_ui/use-latest.ts";
import { boxAt, sentFrom, type SearchBox } from "./search-words.ts";
import { useList, type ListTools } from "./use-list.ts";

/** How long somebody may rest between two letters. */
const REST_MS = 300;

/** Searches a list while one types, after a short rest. */
export function ListSearchBox(tools: ListTools) {
  const { list, state } = tools;
  const { goQuietly, pending } = useList(tools);
  const { search } = state.definition;
  const [kept, setBox] = useState<SearchBox>({ words: search, known: search, sent: [] });
  const box = boxAt(kept, search);
  if (box !== kept) setBox(box);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = () => {
    clearTimeout(timer.current);
    const next = sentFrom(box, { pending });
    if (next === box) return;
    setBox(next);
    goQuietly({ definition: { search: next.words.trim() } });
  };
  // @NOTE While somebody rests, the list may have been given another order.
  const latest = useLatest(send);
  return (
    <form
      role="search"
      aria-label={list.name}
      className="min-w-0 flex-1 basis-56 sm:max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <SearchField
        label={`Find in ${list.name.toLowerCase()}`}
        value={box.words}
        maxLength={200}
        onChange={({ target: { value } }) => {
          setBox({ ...box, words: value });
          clearTimeout(timer.current);
          timer.current = setTimeout(() => latest.current(), REST_MS);
        }}
      />
    </form>
  );
}
