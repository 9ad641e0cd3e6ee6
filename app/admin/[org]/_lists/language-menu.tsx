"use client";

import { Languages } from "lucide-react";
import type { Language } from "@/app/_screens/languages/language.ts";
import { Button } from "@/app/_ui/button.tsx";
import { DropdownMenu, MenuItem, MenuLabel } from "@/app/_ui/dropdown-menu.tsx";
import { listAddress, placeOf } from "./list-address.ts";
import type { ListTools } from "./use-list.ts";

type LanguageMenuProps = {
  /** Those that entries can be read in, the default one first. */
  readonly languages: readonly Language[];
  readonly tools: ListTools;
};

/** Shows the list in another language: what says nothing in it is read in the default one. */
export function LanguageMenu({ languages, tools: { base, state, saved } }: LanguageMenuProps) {
  const current = languages.find(({ code }) => code === state.locale) ?? languages[0];
  const place = placeOf({ base, saved });
  return (
    <DropdownMenu
      trigger={
        <Button
          icon={<Languages aria-hidden="true" />}
          aria-label={`Language: ${current?.name ?? ""}`}
        >
          {current?.name}
        </Button>
      }
    >
      <MenuLabel>Read it in</MenuLabel>
      {languages.map(({ code, name }, at) => (
        <MenuItem
          key={code}
          href={listAddress(place, state, { locale: at === 0 ? null : code })}
          checked={code === current?.code}
        >
          {name}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
