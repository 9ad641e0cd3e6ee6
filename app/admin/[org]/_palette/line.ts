import type { ReactNode } from "react";
import type { Status } from "@/app/_ui/status-badge.tsx";
import type { ShortcutName } from "@/app/_ui/shortcuts/shortcut-map.ts";
import type { FoundWords } from "@/lib/search/find-entries.ts";

/** What a line of the palette does when it is chosen. */
export type Deed =
  { readonly to: string; readonly kind: "screen" | "document" } | { readonly run: () => void };

/** One line of the palette. */
export type Line = {
  readonly key: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly deed: Deed;
  /** Other words that it is looked for by. */
  readonly also: string;
  readonly shortcut: ShortcutName | null;
  /** Of an entry: its collection, where it stands, and where in it the words are. */
  readonly entry: {
    readonly of: string;
    readonly status: Status | null;
    readonly marks: FoundWords["marks"];
    readonly fragment: FoundWords | null;
  } | null;
};

/** Lines under one heading. */
export type Section = { readonly label: string; readonly lines: readonly Line[] };
