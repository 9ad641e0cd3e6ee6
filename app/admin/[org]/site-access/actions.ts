"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { changeSiteSources } from "@/lib/site-access/change-site-sources.ts";
import { endAllGuests } from "@/lib/site-access/end-all-guests.ts";

const change = formAction(changeSiteAccess);
const changeSources = formAction(changeSiteSources);
const endAll = formAction(endAllGuests);

export async function changeSiteAccessAction(org: string, input: unknown) {
  return change(org, input);
}

export async function endAllGuestsAction(org: string, input: unknown) {
  return endAll(org, input);
}

export async function changeSiteSourcesAction(org: string, input: unknown) {
  return changeSources(org, input);
}
