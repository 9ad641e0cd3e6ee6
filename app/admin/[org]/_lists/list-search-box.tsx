"use client";

import { useEffect, useRef, useState } from "react";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { useList, type ListTools } from "./use-list.ts";

/** How long somebody may rest between two letters. */
const REST_MS = 300;

/** Searches a list while one types, after a short rest. */
export function ListSearchBox(tools: ListTools) {
  const { list, state } = tools;
  const { goQuietly } = useList(tools);
  const [words, setWords] = useState(state.definition.search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (sought: string) => {
    clearTimeout(timer.current);
    if (sought.trim() !== state.definition.search)
      goQuietly({ definition: { search: sought.trim() } });
  };
  return (
    <form
      role="search"
      aria-label={list.name}
      className="min-w-0 flex-1 basis-56 sm:max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        search(words);
      }}
    >
      <SearchField
        label={`Find in ${list.name.toLowerCase()}`}
        value={words}
        maxLength={200}
        onChange={({ target: { value } }) => {
          setWords(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(value), REST_MS);
        }}
      />
    </form>
  );
}
