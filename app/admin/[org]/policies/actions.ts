"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { getPolicy } from "@/lib/policies/get-policy.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { updateRole } from "@/lib/roles/update-role.ts";

const create = formAction(createPolicy);
const update = formAction(updatePolicy);
const read = formAction(getPolicy);
const remove = formAction(deletePolicy);
const changeRole = formAction(updateRole);
const changeMember = formAction(updateMember);
const changeDomain = formAction(updateDomain);

export async function createPolicyAction(org: string, input: unknown) {
  return create(org, input);
}

export async function readPolicyAction(org: string, input: unknown) {
  return read(org, input);
}

export async function updatePolicyAction(org: string, input: unknown) {
  return update(org, input);
}

export async function deletePolicyAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function attachToRoleAction(org: string, input: unknown) {
  return changeRole(org, input);
}

export async function attachToMemberAction(org: string, input: unknown) {
  return changeMember(org, input);
}

export async function attachToDomainAction(org: string, input: unknown) {
  return changeDomain(org, input);
}
