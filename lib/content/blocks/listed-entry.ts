import type { ImageRef } from "./first-image.ts";

/** An entry in a list that a page shows: as much of it as a visitor needs to choose. */
export type ListedEntry = {
  readonly title: string;
  readonly href: string;
  /** What it says in short; empty where it says nothing. */
  readonly words: string;
  readonly image: ImageRef | null;
  /** ISO 8601. */
  readonly publishedAt: string | null;
  readonly isDraft: boolean;
};
