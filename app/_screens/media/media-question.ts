import type { MediaKind } from "./media-kind.ts";

/** In which order files are listed. */
export const MEDIA_ORDERS = ["newest", "oldest", "name", "largest"] as const;

/** What is looked for in the library. */
export type MediaQuestion = {
  /** The id of a folder; `top`: those that lie in none; `any`: wherever they lie. */
  readonly folder: string;
  readonly words: string;
  readonly kind: MediaKind | null;
  readonly visibility: "public" | "private" | null;
  /** Only those that no entry names. */
  readonly unused: boolean;
  readonly order: (typeof MEDIA_ORDERS)[number];
};

/** Everything there is, newest first. */
export const EVERYTHING: MediaQuestion = {
  folder: "any",
  words: "",
  kind: null,
  visibility: null,
  unused: false,
  order: "newest",
};
