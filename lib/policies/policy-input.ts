import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import { jsonValue } from "./json-value.ts";
import type { PolicyPermission } from "./policy.ts";

const condition = z.record(z.string().max(200), jsonValue).nullable().default(null);

/** What a permission says; what is absent or null says nothing: all fields, all rows. */
export const permissionInput = z.strictObject({
  collection: z.string().min(1, "Name a collection.").max(80),
  action: z.enum(ACTIONS, "There is no such action."),
  /** Names of the fields it concerns. */
  fields: z.array(z.string().min(1).max(80)).max(200).nullable().default(null),
  /** Which entries it concerns. */
  rule: condition,
  /** What a written entry must satisfy. */
  validation: condition,
  /** Values that a written entry gets where it names none. */
  presets: condition,
});

export const PERMISSIONS_MAX = 500;

export const permissionList = z.array(permissionInput).max(PERMISSIONS_MAX);

/** Permissions of a policy that exists: one with an id is that very one, changed. */
const keptPermission = permissionInput.extend({ id: z.uuid().optional() });

const settings = {
  name: z.string().trim().min(1, "Give it a name.").max(80),
  description: z.string().trim().max(500),
};

/** That a person has seen what it means and wants it all the same, such as writes for everybody. */
export const confirmed = z.boolean().default(false);

/** The revision that a change was made from, or several that it could have been; absent: whatever it is. */
export const revisionInput = z.union([z.int(), z.array(z.int()).max(50)]).optional();

export const createPolicyInput = z.strictObject({
  name: settings.name,
  description: settings.description.default(""),
  permissions: permissionList.default([]),
  confirmed,
});

/** What is absent stays as it is; `permissions` is the whole new list. */
export const updatePolicyInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  name: settings.name.optional(),
  description: settings.description.optional(),
  permissions: z.array(keptPermission).max(PERMISSIONS_MAX).optional(),
  confirmed,
});

export const policyIdInput = z.strictObject({ id: z.uuid() });

export type PermissionInput = Omit<PolicyPermission, "id">;
export type KeptPermission = PermissionInput & { readonly id?: string | undefined };
export type UpdatePolicy = z.infer<typeof updatePolicyInput>;
