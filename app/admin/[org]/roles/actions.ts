"use server";

import { formAction } from "@/lib/doors/form/form-action.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { deleteRole } from "@/lib/roles/delete-role.ts";
import { requireFactor } from "@/lib/roles/require-factor.ts";
import { updateRole } from "@/lib/roles/update-role.ts";

const create = formAction(createRole);
const update = formAction(updateRole);
const askFactor = formAction(requireFactor);
const remove = formAction(deleteRole);

export async function createRoleAction(org: string, input: unknown) {
  return create(org, input);
}

export async function updateRoleAction(org: string, input: unknown) {
  return update(org, input);
}

export async function deleteRoleAction(org: string, input: unknown) {
  return remove(org, input);
}

export async function requireFactorAction(org: string, input: unknown) {
  return askFactor(org, input);
}
