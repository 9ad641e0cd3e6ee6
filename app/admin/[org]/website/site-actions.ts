"use server";

import { arrangeMenu } from "@/lib/content/menus/arrange-menu.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";
import { createRedirects } from "@/lib/redirects/create-redirects.ts";
import { leadMovedAddress } from "@/lib/redirects/lead-moved-address.ts";
import { importRedirects } from "@/lib/redirects/import-redirects.ts";
import { removeRedirects } from "@/lib/redirects/remove-redirects.ts";
import { addHostname } from "@/lib/site-access/hostnames/add-hostname.ts";
import { checkHostname } from "@/lib/site-access/hostnames/check-hostname.ts";
import { removeHostname } from "@/lib/site-access/hostnames/remove-hostname.ts";
import { setPrimaryHostname } from "@/lib/site-access/hostnames/set-primary-hostname.ts";

const arrange = formAction(arrangeMenu);
const create = formAction(createRedirects);
const leadMoved = formAction(leadMovedAddress);
const bringIn = formAction(importRedirects);
const remove = formAction(removeRedirects);
const add = formAction(addHostname);
const check = formAction(checkHostname);
const giveUp = formAction(removeHostname);
const setPrimary = formAction(setPrimaryHostname);

export async function arrangeMenuAction(org: string, input: unknown) {
  return arrange(org, input);
}

export async function createRedirectsAction(org: string, input: unknown) {
  return create(org, input);
}

export async function leadMovedAddressAction(org: string, input: unknown) {
  return leadMoved(org, input);
}

export async function importRedirectsAction(org: string, input: unknown) {
  return bringIn(org, input);
}

export async function removeRedirectsAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function addHostnameAction(org: string, input: unknown) {
  return add(org, input);
}

export async function checkHostnameAction(org: string, input: unknown) {
  return check(org, input);
}

export async function removeHostnameAction(org: string, input: unknown) {
  return giveUp(org, input);
}

export async function setPrimaryHostnameAction(org: string, input: unknown) {
  return setPrimary(org, input);
}
