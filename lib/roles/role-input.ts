import { z } from "zod";
import { confirmed, permissionList, revisionInput } from "@/lib/policies/policy-input.ts";

const LIST_MAX = 50;

const unique = (values: string[]): string[] => [...new Set(values)];

const settings = {
  name: z.string().trim().min(1, "Give it a name.").max(80),
  description: z.string().trim().max(500),
  /** Slugs of the organization's roles. */
  contains: z.array(z.string().min(1).max(80)).max(LIST_MAX).transform(unique),
  /** Ids of the organization's policies. */
  policies: z.array(z.uuid()).max(LIST_MAX).transform(unique),
};

export const createRoleInput = z.strictObject({
  slug: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "Use lower-case letters, digits and hyphens."),
  name: settings.name,
  description: settings.description.default(""),
  contains: settings.contains.default([]),
  policies: settings.policies.default([]),
  /** They go into a policy of its own, which bears the role's name. */
  permissions: permissionList.default([]),
});

/** What is absent stays as it is; lists are the whole new ones. The slug stays. */
export const updateRoleInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  name: settings.name.optional(),
  description: settings.description.optional(),
  contains: settings.contains.optional(),
  policies: settings.policies.optional(),
  confirmed,
});

/** Whether members must have a second factor, and how many days they have for it; what is absent stays. */
export const requireFactorInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  requiresFactor: z.boolean().optional(),
  graceDays: z
    .int("Use whole days.")
    .min(0, "Use 0 to 90 days.")
    .max(90, "Use 0 to 90 days.")
    .optional(),
});

export const roleIdInput = z.strictObject({ id: z.uuid() });

export type CreateRole = z.infer<typeof createRoleInput>;
export type UpdateRole = z.infer<typeof updateRoleInput>;
export type RequireFactor = z.infer<typeof requireFactorInput>;
