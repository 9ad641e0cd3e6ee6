"use server";

import { addField } from "@/lib/content/collections/add-field.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { deleteCollection, previewDeletion } from "@/lib/content/collections/delete-collection.ts";
import { previewChange } from "@/lib/content/collections/preview-change.ts";
import { removeField } from "@/lib/content/collections/remove-field.ts";
import { replaceField } from "@/lib/content/collections/replace-field.ts";
import { restoreField } from "@/lib/content/collections/restore-field.ts";
import { updateCollection } from "@/lib/content/collections/update-collection.ts";
import { updateField } from "@/lib/content/collections/update-field.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";
import { openFormFor } from "@/lib/doors/form/open-form-action.ts";

const create = formAction(createCollection);
const update = formAction(updateCollection);
const remove = formAction(deleteCollection);
const weighDeletion = formAction(previewDeletion);
const weighChange = formAction(previewChange);
const add = formAction(addField);
const change = formAction(updateField);
const replace = formAction(replaceField);
const takeAway = formAction(removeField);
const bringBack = formAction(restoreField);

export async function openFormAction(org: string, input: unknown) {
  return openFormFor(org, input);
}

export async function createCollectionAction(org: string, input: unknown) {
  return create(org, input);
}

export async function updateCollectionAction(org: string, input: unknown) {
  return update(org, input);
}

export async function deleteCollectionAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function previewDeletionAction(org: string, input: unknown) {
  return weighDeletion(org, input);
}

export async function previewChangeAction(org: string, input: unknown) {
  return weighChange(org, input);
}

export async function addFieldAction(org: string, input: unknown) {
  return add(org, input);
}

export async function updateFieldAction(org: string, input: unknown) {
  return change(org, input);
}

export async function replaceFieldAction(org: string, input: unknown) {
  return replace(org, input);
}

export async function removeFieldAction(org: string, input: unknown) {
  return takeAway(org, input);
}

export async function restoreFieldAction(org: string, input: unknown) {
  return bringBack(org, input);
}
