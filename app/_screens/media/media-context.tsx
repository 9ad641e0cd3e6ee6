"use client";

import { createContext, useContext } from "react";
import type { DroppedFile } from "../uploads/dropped-files.ts";
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

/** What is uploaded into the library, whatever screen one is on. */
export type Incoming = {
  /** Those that came in since the page was loaded, the newest first. */
  readonly kept: readonly MediaItem[];
  /** Takes files in; folders that they were dropped in are made within `folder`. */
  readonly add: (files: readonly DroppedFile[], folder: string | null) => void;
};

/** What was done to files since the page was loaded, whatever list they stand in. */
export type MediaChanges = {
  readonly changed: ReadonlyMap<string, MediaItem>;
  readonly gone: ReadonlySet<string>;
  /** Shows files as they are now. */
  readonly put: (items: readonly MediaItem[]) => void;
  /** Shows files no longer. */
  readonly drop: (ids: readonly string[]) => void;
};

export type Media = {
  /** Whose dashboard it is; null: none, as where a form only shows what it would look like. */
  readonly org: string | null;
  /** Null: there is nothing to choose from. */
  readonly library: MediaLibrary | null;
  /** Null: one may not. */
  readonly incoming: Incoming | null;
  readonly changes: MediaChanges;
};

const NOTHING: MediaChanges = {
  changed: new Map(),
  gone: new Set(),
  put: () => undefined,
  drop: () => undefined,
};

const MediaContext = createContext<Media>({
  ...{ org: null, library: null, incoming: null },
  changes: NOTHING,
});

/** Tells everything below it whose files are shown, and which can be chosen. */
export const MediaContextProvider = MediaContext.Provider;

export const useMedia = (): Media => useContext(MediaContext);
