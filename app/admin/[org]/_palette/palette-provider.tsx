"use client";

import { createContext, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { ShortcutsDialog } from "@/app/_ui/shortcuts/shortcuts-dialog.tsx";
import { useShortcut } from "@/app/_ui/shortcuts/use-shortcut.ts";
import type { NavSection } from "@/app/_ui/nav-list.tsx";
import { deedLines, placeLines } from "./offered-lines.tsx";
import type { Offer, Shelf } from "./offer.ts";
import { Palette } from "./palette.tsx";
import { useGoKeys } from "./use-go-keys.ts";
import { useSignOut } from "../_shell/use-sign-out.ts";

type Opening = { readonly openPalette: () => void; readonly showShortcuts: () => void };

const OpeningContext = createContext<Opening | null>(null);

type PaletteProviderProps = {
  readonly org: string;
  /** Who is signed in: what is kept in the browser is theirs. */
  readonly person: string;
  /** The navigation: what it offers, the palette offers. */
  readonly navigation: readonly NavSection[];
  readonly deeds: readonly Offer[];
  readonly organizations: readonly Offer[];
  readonly shelves: readonly Shelf[];
  readonly searches: "entries" | "no entries";
  readonly children: ReactNode;
};

/** Holds the command palette and the list of shortcuts, and opens them by their keys. */
export function PaletteProvider(props: PaletteProviderProps) {
  const { org, person, navigation, deeds, organizations, shelves, searches, children } = props;
  const [shown, setShown] = useState<"palette" | "shortcuts" | null>(null);
  const signOut = useSignOut();
  const opening = useMemo(
    () => ({
      openPalette: () => setShown("palette"),
      showShortcuts: () => setShown("shortcuts"),
    }),
    [],
  );
  const places = useMemo(
    () => placeLines({ org, navigation, organizations }),
    [org, navigation, organizations],
  );
  const done = useMemo(
    () => deedLines(deeds, { signOut, showShortcuts: opening.showShortcuts }),
    [deeds, signOut, opening],
  );
  useShortcut("palette", opening.openPalette);
  useShortcut("help", opening.showShortcuts);
  useGoKeys(places);
  return (
    <OpeningContext value={opening}>
      {children}
      <Palette
        by={{ org, person }}
        {...{ shelves, places, deeds: done }}
        searchIn={searches === "entries" ? org : null}
        open={shown === "palette"}
        onOpenChange={(open) => setShown(open ? "palette" : null)}
      />
      <ShortcutsDialog
        open={shown === "shortcuts"}
        onOpenChange={(open) => setShown(open ? "shortcuts" : null)}
      />
    </OpeningContext>
  );
}

/** What opens the palette and the list of shortcuts. Throws outside a `PaletteProvider`. */
export function useOpening(): Opening {
  const opening = useContext(OpeningContext);
  if (opening === null) throw new Error("useOpening needs a PaletteProvider above it");
  return opening;
}
