"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { chooseMapping } from "@/lib/import/imports/choose-mapping.ts";
import { listImportLines } from "@/lib/import/imports/list-import-lines.ts";
import { previewLines } from "@/lib/import/imports/preview-lines.ts";
import { startImport } from "@/lib/import/imports/start-import.ts";
import { steerImport } from "@/lib/import/imports/steer-import.ts";

const start = formAction(startImport);
const choose = formAction(chooseMapping);
const steer = formAction(steerImport);
const preview = formAction(previewLines);
const list = formAction(listImportLines);

export async function startImportAction(org: string, input: unknown) {
  return start(org, input);
}

export async function chooseMappingAction(org: string, input: unknown) {
  return choose(org, input);
}

export async function steerImportAction(org: string, input: unknown) {
  return steer(org, input);
}

export async function previewLinesAction(org: string, input: unknown) {
  return preview(org, input);
}

export async function listImportLinesAction(org: string, input: unknown) {
  return list(org, input);
}
