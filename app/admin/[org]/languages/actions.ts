"use server";

import { changeLocales } from "@/lib/content/locales/change-locales.ts";
import { weighLocales } from "@/lib/content/locales/weigh-locales.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const change = formAction(changeLocales);
const weigh = formAction(weighLocales);

export async function changeLocalesAction(org: string, input: unknown) {
  return change(org, input);
}

export async function weighLocalesAction(org: string, input: unknown) {
  return weigh(org, input);
}
