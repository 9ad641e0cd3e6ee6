"use client";

import { createContext, useContext } from "react";
import type { MediaFolder, MediaItem, MediaPage } from "./media-item.ts";
import type { MediaQuestion } from "./media-question.ts";

/** What a file becomes once it is uploaded. */
export type Kept =
  | { readonly ok: true; readonly item: MediaItem }
  | { readonly ok: false; readonly problem: string };

/** The files that somebody may choose from. */
export type MediaLibrary = {
  /** A page at a time; throws without an answer. */
  readonly find: (question: MediaQuestion, after: string | null) => Promise<MediaPage>;
  readonly folders: () => Promise<readonly MediaFolder[]>;
  /** Makes a file of an upload; null: one may not. */
  readonly keep: ((upload: string, folder: string | null) => Promise<Kept>) | null;
};

export type Media = {
  /** Whose dashboard it is; null: none, as where a form only shows what it would look like. */
  readonly org: string | null;
  /** Null: there is nothing to choose from. */
  readonly library: MediaLibrary | null;
};

const MediaContext = createContext<Media>({ org: null, library: null });

/** Tells everything below it whose files are shown, and which can be chosen. */
export const MediaContextProvider = MediaContext.Provider;

export const useMedia = (): Media => useContext(MediaContext);
