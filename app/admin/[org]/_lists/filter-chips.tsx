"use client";

import { X } from "lucide-react";
import { conditionWords } from "./condition-words.ts";
import { FilterDialog } from "./filter-dialog.tsx";
import { useList, type ListTools } from "./use-list.ts";

/** The conditions of a list in words; each can be changed and taken away. */
export function FilterChips(tools: ListTools) {
  const { list, state } = tools;
  const { go } = useList(tools);
  const { conditions } = state.definition;
  if (conditions.length === 0) return null;
  return (
    <ul aria-label="Filters" className="contents">
      {conditions.map((condition, at) => {
        const field = list.fields.find(({ name }) => name === condition.field);
        if (field === undefined) return null;
        const words = conditionWords(field, condition);
        return (
          <li
            key={`${at}-${words}`}
            className="inline-flex max-w-full items-center rounded-md border border-accent-line bg-accent-soft text-xs text-accent-text"
          >
            <FilterDialog {...tools} at={at} words={words} />
            <button
              type="button"
              aria-label={`Remove the filter ${words}`}
              className="grid size-6 shrink-0 place-items-center rounded-r-md border-l border-accent-line hover:bg-hover pointer-coarse:size-9"
              onClick={() =>
                go({ definition: { conditions: conditions.filter((_, index) => index !== at) } })
              }
            >
              <X className="size-3.5" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
