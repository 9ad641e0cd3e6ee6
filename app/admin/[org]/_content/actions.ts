"use server";

import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { moveEntry } from "@/lib/content/move-entry.ts";
import { unbinEntryUseCase } from "@/lib/content/unbin-entry.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const bin = formAction(binEntryUseCase);
const unbin = formAction(unbinEntryUseCase);
const move = formAction(moveEntry);

export async function binEntryAction(org: string, input: unknown) {
  return bin(org, input);
}

export async function unbinEntryAction(org: string, input: unknown) {
  return unbin(org, input);
}

export async function moveEntryAction(org: string, input: unknown) {
  return move(org, input);
}
