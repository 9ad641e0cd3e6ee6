"use client";

import { ChevronDown, Circle, CircleDashed, CircleDot, Languages } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { DropdownMenu, MenuItem, MenuLabel } from "@/app/_ui/dropdown-menu.tsx";
import type { EditorLanguage } from "./editor-options.ts";
import { entryAddress } from "./entry-address.ts";
import type { Editor } from "./use-editor.ts";
import { standingText } from "./use-entry-languages.ts";

/** Leads to the same entry in another language, and says how much it says in each. */
export function LanguageSwitch({ editor }: { readonly editor: Editor }) {
  const { options, kept, languages } = editor;
  const { standing } = kept;
  if (languages === null) return null;
  const { all, current } = languages;
  const name = `Language: ${current.name}`;
  if (standing === null) {
    return <span className="text-sm text-muted">{name}</span>;
  }
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button size="sm" aria-label={name} icon={<Languages aria-hidden="true" />}>
          {current.name}
          <ChevronDown className="size-3.5 text-muted" aria-hidden="true" />
        </Button>
      }
    >
      <MenuLabel>Write it in</MenuLabel>
      {all.map((one) => (
        <MenuItem
          key={one.code}
          href={entryAddress({ ...options.place, locale: one.code }, standing.id)}
          icon={markOf(one)}
          hint={standingText(one)}
          checked={one.code === current.code}
        >
          {one.name}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}

function markOf({ said, status }: EditorLanguage): ReactNode {
  if (said === 0) return <CircleDashed />;
  return status === "published" || status === null ? <CircleDot /> : <Circle />;
}
