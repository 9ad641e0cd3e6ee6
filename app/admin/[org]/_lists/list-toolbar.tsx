"use client";

import { X } from "lucide-react";
import type { Language } from "@/app/_screens/languages/language.ts";
import { Button } from "@/app/_ui/button.tsx";
import type { ListFormat } from "./export-address.ts";
import { DisplayDialog } from "./display-dialog.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { FilterDialog } from "./filter-dialog.tsx";
import { LanguageMenu } from "./language-menu.tsx";
import { isChanged } from "./list-address.ts";
import { ListSearchBox } from "./list-search-box.tsx";
import { NOT_NARROWED } from "./not-narrowed.ts";
import { useList, type ListTools } from "./use-list.ts";
import { ViewMenu } from "./view-menu.tsx";

type ListToolbarProps = ListTools & {
  /** Where each form of the list is exported from; null: nobody may now. */
  readonly exports: Readonly<Record<ListFormat, string>> | null;
  /** Those that entries can be read in, the default one first; none where there is but one. */
  readonly languages: readonly Language[];
};

/** What narrows a list, orders it, keeps it and takes it along. */
export function ListToolbar({ exports, languages, ...tools }: ListToolbarProps) {
  const { list, state } = tools;
  const { go } = useList(tools);
  const { conditions, search } = state.definition;
  const isNarrowed = conditions.length > 0 || search !== "";
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {list.title !== null && <ListSearchBox {...tools} />}
        <FilterDialog {...tools} />
        <span className="flex flex-wrap gap-2 sm:ml-auto">
          {languages.length > 1 && <LanguageMenu {...{ languages, tools }} />}
          {tools.saved !== null && <ViewMenu {...tools} saved={tools.saved} />}
          <DisplayDialog {...tools} />
          {exports !== null && <ExportMenu name={list.name} exports={exports} />}
        </span>
      </div>
      {(isNarrowed || (state.view !== null && isChanged(state))) && (
        <div className="flex flex-wrap items-center gap-1.5">
          <FilterChips {...tools} />
          {isNarrowed && (
            <Button
              size="sm"
              variant="ghost"
              icon={<X aria-hidden="true" />}
              onClick={() => go({ definition: NOT_NARROWED })}
            >
              Clear
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
