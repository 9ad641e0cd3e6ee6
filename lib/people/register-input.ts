import { z } from "zod";
import { newPasswordSchema } from "@/lib/auth/new-password.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";

/** What somebody fills in who wants to become a member. */
export const askToRegisterInput = z.strictObject({
  organization: z.string().min(1, "Choose an organization.").max(40),
  email: emailSchema,
});

/** What they fill in once their address is proven. */
export const registerInput = z.strictObject({
  name: z.string().trim().min(1, "Enter your name.").max(120, "Use at most 120 characters."),
  password: newPasswordSchema,
});
