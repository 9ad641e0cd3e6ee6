"use client";

import { useRouter } from "next/navigation";
import type { MediaFolder } from "@/app/_screens/media/media-item.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { createFolderAction, deleteFolderAction, updateFolderAction } from "../_media/actions.ts";

/** What can be done with folders. Each answers with what is wrong, or null. */
export function useFolderDeeds(org: string) {
  const router = useRouter();
  const toast = useToast();
  const told = (result: ActionResult<unknown>, title: string): string | null => {
    if (!result.ok) return result.error.issues[0]?.message ?? result.error.detail;
    toast({ title });
    router.refresh();
    return null;
  };
  const create = async (name: string, parent: string | null) =>
    told(await createFolderAction(org, { name, parent }), "Folder made");
  const rename = async ({ id, revision }: MediaFolder, name: string) =>
    told(await updateFolderAction(org, { id, revision, name }), "Folder renamed");
  const move = async ({ id, revision }: MediaFolder, parent: string | null) =>
    told(await updateFolderAction(org, { id, revision, parent }), "Folder moved");
  const remove = async ({ id }: MediaFolder) =>
    told(await deleteFolderAction(org, { id }), "Folder deleted");
  return { create, rename, move, remove };
}

export type FolderDeeds = ReturnType<typeof useFolderDeeds>;
