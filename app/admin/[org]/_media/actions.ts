"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { getAssetResource, listAssetResources } from "@/lib/media/assets/asset-resources.ts";
import { countAssetUses } from "@/lib/media/assets/count-asset-uses.ts";
import { createAsset } from "@/lib/media/assets/create-asset.ts";
import { deleteAsset } from "@/lib/media/assets/delete-asset.ts";
import { updateAsset } from "@/lib/media/assets/update-asset.ts";
import { createFolder } from "@/lib/media/folders/create-folder.ts";
import { deleteFolder } from "@/lib/media/folders/delete-folder.ts";
import { listFolders } from "@/lib/media/folders/list-folders.ts";
import { updateFolder } from "@/lib/media/folders/update-folder.ts";

const list = formAction(listAssetResources);
const get = formAction(getAssetResource);
const create = formAction(createAsset);
const update = formAction(updateAsset);
const remove = formAction(deleteAsset);
const countUses = formAction(countAssetUses);
const folders = formAction(listFolders);
const newFolder = formAction(createFolder);
const changeFolder = formAction(updateFolder);
const removeFolder = formAction(deleteFolder);

export async function listAssetsAction(org: string, input: unknown) {
  return list(org, input);
}

export async function getAssetAction(org: string, input: unknown) {
  return get(org, input);
}

export async function createAssetAction(org: string, input: unknown) {
  return create(org, input);
}

export async function updateAssetAction(org: string, input: unknown) {
  return update(org, input);
}

export async function deleteAssetAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function countAssetUsesAction(org: string, input: unknown) {
  return countUses(org, input);
}

export async function listFoldersAction(org: string, input: unknown) {
  return folders(org, input);
}

export async function createFolderAction(org: string, input: unknown) {
  return newFolder(org, input);
}

export async function updateFolderAction(org: string, input: unknown) {
  return changeFolder(org, input);
}

export async function deleteFolderAction(org: string, input: unknown) {
  return removeFolder(org, input);
}
