"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { createScimToken } from "@/lib/provisioning/create-scim-token.ts";
import { revokeScimToken } from "@/lib/provisioning/revoke-scim-token.ts";
import { createProvider } from "@/lib/sso/create-provider.ts";
import { removeProvider } from "@/lib/sso/remove-provider.ts";

const create = formAction(createScimToken);
const revoke = formAction(revokeScimToken);
const connect = formAction(createProvider);
const remove = formAction(removeProvider);

export async function createScimTokenAction(org: string, input: unknown) {
  return create(org, input);
}

export async function revokeScimTokenAction(org: string, input: unknown) {
  return revoke(org, input);
}

export async function createProviderAction(org: string, input: unknown) {
  return connect(org, input);
}

export async function removeProviderAction(org: string, input: unknown) {
  return remove(org, input);
}
