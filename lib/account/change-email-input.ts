import { z } from "zod";
import { signInSchema } from "@/lib/auth/credentials.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";

/** What somebody fills in who wants to sign in with another address. */
export const changeEmailInput = z.strictObject({
  present: signInSchema.shape.password,
  email: emailSchema,
});
