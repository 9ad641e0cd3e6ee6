"use server";

import { listBinned } from "@/lib/content/bin/list-binned.ts";
import { countDraftEntries, countPublishedEntries } from "@/lib/content/resource/count-entries.ts";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { bulkAction } from "@/lib/doors/form/bulk-action.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";
import { createSavedView } from "@/lib/saved-views/create-saved-view.ts";
import { deleteSavedView } from "@/lib/saved-views/delete-saved-view.ts";
import { keepArrangement } from "@/lib/saved-views/keep-arrangement.ts";
import { updateSavedView } from "@/lib/saved-views/update-saved-view.ts";

const drafts = formAction(listDraftEntries);
const published = formAction(listPublishedEntries);
const countDrafts = formAction(countDraftEntries);
const countPublished = formAction(countPublishedEntries);
const binned = formAction(listBinned);
const createView = formAction(createSavedView);
const updateView = formAction(updateSavedView);
const deleteView = formAction(deleteSavedView);
const keep = formAction(keepArrangement);

export async function listDraftsAction(org: string, input: unknown, locale?: string | null) {
  return drafts(org, input, locale);
}

export async function listPublishedAction(org: string, input: unknown, locale?: string | null) {
  return published(org, input, locale);
}

export async function countDraftsAction(org: string, input: unknown, locale?: string | null) {
  return countDrafts(org, input, locale);
}

export async function countPublishedAction(org: string, input: unknown, locale?: string | null) {
  return countPublished(org, input, locale);
}

export async function listBinnedAction(org: string, input: unknown, locale?: string | null) {
  return binned(org, input, locale);
}

export async function bulkEntriesAction(org: string, input: unknown) {
  return bulkAction(org, input);
}

export async function createViewAction(org: string, input: unknown) {
  return createView(org, input);
}

export async function updateViewAction(org: string, input: unknown) {
  return updateView(org, input);
}

export async function deleteViewAction(org: string, input: unknown) {
  return deleteView(org, input);
}

export async function keepArrangementAction(org: string, input: unknown) {
  return keep(org, input);
}
