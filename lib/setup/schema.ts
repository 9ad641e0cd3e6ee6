import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import { newPasswordSchema } from "@/lib/auth/new-password.ts";
import { createOrganizationInput } from "@/lib/organizations/create-organization.ts";

/** What the first person is asked: their organization and their own sign-in. */
export const setupSchema = z.strictObject({
  organizationName: createOrganizationInput.shape.name,
  slug: createOrganizationInput.shape.slug,
  name: z.string().trim().min(1, "Enter your name.").max(120),
  email: emailSchema,
  password: newPasswordSchema,
  /** Whether people may become members of it by themselves (S-96). */
  registration: z.boolean().default(false),
});

export type SetupInput = z.infer<typeof setupSchema>;
