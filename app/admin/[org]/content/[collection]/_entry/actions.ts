"use server";

import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { listPublishedEntries } from "@/lib/content/resource/list-entry-resources.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const create = formAction(createEntryResource);
const update = formAction(updateEntryResource);
const remove = formAction(deleteEntryResource);
const search = formAction(listPublishedEntries);

export async function createContentAction(org: string, input: unknown) {
  return create(org, input);
}

export async function updateContentAction(org: string, input: unknown) {
  return update(org, input);
}

export async function deleteContentAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function searchContentAction(org: string, input: unknown) {
  return search(org, input);
}
