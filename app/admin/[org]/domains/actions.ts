"use server";

import { createDomain } from "@/lib/domains/create-domain.ts";
import { issueKey } from "@/lib/domains/issue-key.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { revokeKey } from "@/lib/domains/revoke-key.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { formAction } from "@/lib/doors/form/form-action.ts";

const create = formAction(createDomain);
const update = formAction(updateDomain);
const issue = formAction(issueKey);
const endKey = formAction(revokeKey);
const remove = formAction(removeDomain);
const revoke = formAction(revokeDomain);

export async function createDomainAction(org: string, input: unknown) {
  return create(org, input);
}

export async function updateDomainAction(org: string, input: unknown) {
  return update(org, input);
}

export async function issueKeyAction(org: string, input: unknown) {
  return issue(org, input);
}

export async function revokeKeyAction(org: string, input: unknown) {
  return endKey(org, input);
}

export async function removeDomainAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function revokeDomainAction(org: string, input: unknown) {
  return revoke(org, input);
}
