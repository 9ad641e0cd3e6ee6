"use client";

import { useMemo } from "react";
import type { Kept, MediaLibrary } from "@/app/_screens/media/media-context.tsx";
import {
  createAssetAction,
  getAssetAction,
  listAssetsAction,
  listFoldersAction,
} from "./actions.ts";
import { askedOf } from "./asked-of.ts";
import { itemOf } from "./item-of.ts";

/** The library of an organization as pickers ask it. */
export const useLibrary = (org: string, mayAdd: boolean): MediaLibrary =>
  useMemo(
    () => ({
      find: async (question, after) => {
        const result = await listAssetsAction(org, { question: askedOf(question, after) });
        if (!result.ok) throw new Error(result.error.detail);
        const { items, page } = result.value;
        return { items: items.map(itemOf), next: page.next };
      },
      folders: async () => {
        const result = await listFoldersAction(org, {});
        return result.ok ? result.value.folders : [];
      },
      keep: mayAdd ? async (upload, folder) => keptIn(org, { upload, folder }) : null,
    }),
    [org, mayAdd],
  );

async function keptIn(
  org: string,
  { upload, folder }: { readonly upload: string; readonly folder: string | null },
): Promise<Kept> {
  const made = await createAssetAction(org, { upload, ...(folder === null ? {} : { folder }) });
  if (!made.ok) return { ok: false, problem: made.error.detail };
  const read = await getAssetAction(org, { id: made.value.id, question: {} });
  if (!read.ok) return { ok: false, problem: "It is kept, but it could not be read back." };
  return { ok: true, item: itemOf(read.value.item) };
}
