"use server";

import { createBypassToken } from "@/lib/bypass/create-bypass-token.ts";
import { revokeBypassToken } from "@/lib/bypass/revoke-bypass-token.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";
import { changeMaintenance } from "@/lib/site-access/change-maintenance.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { changeSiteSources } from "@/lib/site-access/change-site-sources.ts";
import { endAllGuests } from "@/lib/site-access/end-all-guests.ts";
import { cancelLevel } from "@/lib/site-access/schedule/cancel-level.ts";
import { scheduleLevel } from "@/lib/site-access/schedule/schedule-level.ts";

const change = formAction(changeSiteAccess);
const changeSources = formAction(changeSiteSources);
const endAll = formAction(endAllGuests);
const maintain = formAction(changeMaintenance);
const schedule = formAction(scheduleLevel);
const cancel = formAction(cancelLevel);
const makeToken = formAction(createBypassToken);
const revokeToken = formAction(revokeBypassToken);

export async function changeSiteAccessAction(org: string, input: unknown) {
  return change(org, input);
}

export async function endAllGuestsAction(org: string, input: unknown) {
  return endAll(org, input);
}

export async function changeSiteSourcesAction(org: string, input: unknown) {
  return changeSources(org, input);
}

export async function changeMaintenanceAction(org: string, input: unknown) {
  return maintain(org, input);
}

export async function scheduleLevelAction(org: string, input: unknown) {
  return schedule(org, input);
}

export async function cancelLevelAction(org: string, input: unknown) {
  return cancel(org, input);
}

export async function createBypassTokenAction(org: string, input: unknown) {
  return makeToken(org, input);
}

export async function revokeBypassTokenAction(org: string, input: unknown) {
  return revokeToken(org, input);
}
