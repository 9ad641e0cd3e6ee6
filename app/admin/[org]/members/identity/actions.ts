"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { createScimToken } from "@/lib/provisioning/create-scim-token.ts";
import { revokeScimToken } from "@/lib/provisioning/revoke-scim-token.ts";

const create = formAction(createScimToken);
const revoke = formAction(revokeScimToken);

export async function createScimTokenAction(org: string, input: unknown) {
  return create(org, input);
}

export async function revokeScimTokenAction(org: string, input: unknown) {
  return revoke(org, input);
}
