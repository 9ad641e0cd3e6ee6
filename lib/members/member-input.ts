import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";

const LIST_MAX = 50;

const unique = (values: string[]): string[] => [...new Set(values)];

/** What a member may be; invited ones become active by accepting, and in no other way. */
export const memberStatusSchema = z.enum(["active", "suspended", "invited"]);

const settings = {
  status: memberStatusSchema.exclude(["invited"]),
  /** Slugs of the organization's roles. */
  roles: z.array(z.string().min(1).max(80)).max(LIST_MAX).transform(unique),
  /** Ids of the organization's policies. */
  policies: z.array(z.uuid()).max(LIST_MAX).transform(unique),
};

export const addMemberInput = z.strictObject({
  email: emailSchema,
  name: z.string().trim().min(1, "Give a name.").max(120),
  /**
   * Kept only when the person is new to the instance; null: they cannot sign in yet. Set-up alone
   * may give one, and make an owner: no member brings somebody else's password.
   */
  passwordHash: z.string().nullable().default(null),
  /** The first user of the instance owns it. */
  instanceOwner: z.boolean().default(false),
  status: settings.status.default("active"),
  roles: settings.roles.default([]),
  policies: settings.policies.default([]),
});

/** What is absent stays as it is; lists are the whole new ones. */
export const updateMemberInput = z.strictObject({
  id: z.uuid(),
  roles: settings.roles.optional(),
  policies: settings.policies.optional(),
  status: settings.status.optional(),
});

export const memberIdInput = z.strictObject({ id: z.uuid() });

export type AddMember = z.infer<typeof addMemberInput>;
export type UpdateMember = z.infer<typeof updateMemberInput>;
