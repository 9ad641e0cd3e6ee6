"use server";

import { cancelSchedule } from "@/lib/content/cancel-schedule.ts";
import { duplicateEntry } from "@/lib/content/duplicate-entry.ts";
import { getDraftConflict, getSavedConflict } from "@/lib/content/history/entry-conflict.ts";
import { getEntryLocales, getSavedLocales } from "@/lib/content/locales/get-entry-locales.ts";
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
import { findMovedAddress } from "@/lib/content/find-moved-address.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const create = formAction(createEntryResource);
const update = formAction(updateEntryResource);
const duplicate = formAction(duplicateEntry);
const publish = formAction(publishEntryResource);
const movedAddress = formAction(findMovedAddress);
const remove = formAction(deleteEntryResource);
const schedule = formAction(scheduleEntry);
const cancel = formAction(cancelSchedule);
const draftConflict = formAction(getDraftConflict);
const savedConflict = formAction(getSavedConflict);
const reloadPublished = formAction(getPublishedEntry);
const draftLocales = formAction(getEntryLocales);
const savedLocales = formAction(getSavedLocales);
const draftUses = formAction(whereDraftUsed);
const uses = formAction(whereUsed);
const searchDrafts = formAction(listDraftEntries);
const searchPublished = formAction(listPublishedEntries);

export async function createEntryAction(org: string, input: unknown, locale?: string) {
  return create(org, input, locale);
}

export async function updateEntryAction(org: string, input: unknown, locale?: string) {
  return update(org, input, locale);
}

export async function publishEntryAction(org: string, input: unknown, locale?: string) {
  return publish(org, input, locale);
}

export async function findMovedAddressAction(org: string, input: unknown, locale?: string) {
  return movedAddress(org, input, locale);
}

export async function deleteEntryAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function scheduleEntryAction(org: string, input: unknown, locale?: string) {
  return schedule(org, input, locale);
}

export async function cancelScheduleAction(org: string, input: unknown, locale?: string) {
  return cancel(org, input, locale);
}

export async function draftConflictAction(org: string, input: unknown, locale?: string) {
  return draftConflict(org, input, locale);
}

export async function savedConflictAction(org: string, input: unknown, locale?: string) {
  return savedConflict(org, input, locale);
}

export async function reloadPublishedAction(org: string, input: unknown, locale?: string) {
  return reloadPublished(org, input, locale);
}

export async function searchDraftsAction(org: string, input: unknown, locale?: string) {
  return searchDrafts(org, input, locale);
}

export async function searchPublishedAction(org: string, input: unknown, locale?: string) {
  return searchPublished(org, input, locale);
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

export async function draftLocalesAction(org: string, input: unknown) {
  return draftLocales(org, input);
}

export async function savedLocalesAction(org: string, input: unknown) {
  return savedLocales(org, input);
}
