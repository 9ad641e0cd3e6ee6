"use server";

import { cancelSchedule } from "@/lib/content/cancel-schedule.ts";
import { duplicateEntry } from "@/lib/content/duplicate-entry.ts";
import { getDraftConflict, getSavedConflict } from "@/lib/content/history/entry-conflict.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { publishEntryResource } from "@/lib/content/resource/publish-entry-resource.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { whereDraftUsed, whereUsed } from "@/lib/content/where-used.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const create = formAction(createEntryResource);
const update = formAction(updateEntryResource);
const duplicate = formAction(duplicateEntry);
const publish = formAction(publishEntryResource);
const remove = formAction(deleteEntryResource);
const schedule = formAction(scheduleEntry);
const cancel = formAction(cancelSchedule);
const draftConflict = formAction(getDraftConflict);
const savedConflict = formAction(getSavedConflict);
const reloadPublished = formAction(getPublishedEntry);
const draftUses = formAction(whereDraftUsed);
const uses = formAction(whereUsed);
const searchDrafts = formAction(listDraftEntries);
const searchPublished = formAction(listPublishedEntries);

export async function createEntryAction(org: string, input: unknown) {
  return create(org, input);
}

export async function updateEntryAction(org: string, input: unknown) {
  return update(org, input);
}

export async function publishEntryAction(org: string, input: unknown) {
  return publish(org, input);
}

export async function deleteEntryAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function scheduleEntryAction(org: string, input: unknown) {
  return schedule(org, input);
}

export async function cancelScheduleAction(org: string, input: unknown) {
  return cancel(org, input);
}

export async function draftConflictAction(org: string, input: unknown) {
  return draftConflict(org, input);
}

export async function savedConflictAction(org: string, input: unknown) {
  return savedConflict(org, input);
}

export async function reloadPublishedAction(org: string, input: unknown) {
  return reloadPublished(org, input);
}

export async function searchDraftsAction(org: string, input: unknown) {
  return searchDrafts(org, input);
}

export async function searchPublishedAction(org: string, input: unknown) {
  return searchPublished(org, input);
}

export async function duplicateEntryAction(org: string, input: unknown) {
  return duplicate(org, input);
}

export async function draftUsesAction(org: string, input: unknown) {
  return draftUses(org, input);
}

export async function usesAction(org: string, input: unknown) {
  return uses(org, input);
}
