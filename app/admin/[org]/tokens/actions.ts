"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { createStaticToken } from "@/lib/tokens/create-static-token.ts";
import { revokeStaticToken } from "@/lib/tokens/revoke-static-token.ts";

const create = formAction(createStaticToken);
const revoke = formAction(revokeStaticToken);

export async function createTokenAction(org: string, input: unknown) {
  return create(org, input);
}

export async function revokeTokenAction(org: string, input: unknown) {
  return revoke(org, input);
}
