"use server";

import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { moveEntry } from "@/lib/content/move-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { unbinEntryUseCase } from "@/lib/content/unbin-entry.ts";
import { unpublishEntry } from "@/lib/content/unpublish-entry.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const create = formAction(createEntry);
const save = formAction(saveDraft);
const publish = formAction(publishEntry);
const unpublish = formAction(unpublishEntry);
const bin = formAction(binEntryUseCase);
const unbin = formAction(unbinEntryUseCase);
const move = formAction(moveEntry);
const restore = formAction(restoreVersion);
const reload = formAction(getEntryUseCase);

export async function createEntryAction(org: string, input: unknown) {
  return create(org, input);
}

export async function saveDraftAction(org: string, input: unknown) {
  return save(org, input);
}

export async function publishEntryAction(org: string, input: unknown) {
  return publish(org, input);
}

export async function unpublishEntryAction(org: string, input: unknown) {
  return unpublish(org, input);
}

export async function binEntryAction(org: string, input: unknown) {
  return bin(org, input);
}

export async function unbinEntryAction(org: string, input: unknown) {
  return unbin(org, input);
}

export async function moveEntryAction(org: string, input: unknown) {
  return move(org, input);
}

export async function restoreVersionAction(org: string, input: unknown) {
  return restore(org, input);
}

export async function reloadEntryAction(org: string, input: unknown) {
  return reload(org, input);
}
