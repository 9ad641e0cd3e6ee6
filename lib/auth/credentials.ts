import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";

/** What the sign-in form sends. Any password is compared, but none is unbounded. */
export const signInSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(1024, "No password is this long."),
});

/** A code of an authenticator app, or a recovery code, as people type them. */
export const factorCodeSchema = z
  .string()
  .trim()
  .min(6, "A code has at least 6 characters.")
  .max(20, "No code is this long.");

/** What the second step of the sign-in form sends, where no passkey does it. */
export const factorStepSchema = z.strictObject({ code: factorCodeSchema });

/** What a program sends: a code beside, where the person has a second factor. */
export const programSignInSchema = signInSchema.extend({ otp: factorCodeSchema.optional() });

export type Credentials = z.infer<typeof signInSchema>;
export type ProgramCredentials = z.infer<typeof programSignInSchema>;
