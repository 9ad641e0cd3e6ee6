"use client";

import { Keyboard } from "lucide-react";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { ShortcutHint } from "@/app/_ui/shortcuts/shortcut-hint.tsx";
import { useOpening } from "./palette-provider.tsx";

/** Lists the shortcuts, for who turned their keys off, too. */
export function ShortcutsItem() {
  const { showShortcuts } = useOpening();
  return (
    <MenuItem icon={<Keyboard />} hint={<ShortcutHint name="help" />} onSelect={showShortcuts}>
      Keyboard shortcuts
    </MenuItem>
  );
}
