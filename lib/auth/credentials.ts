import { z } from "zod";
import { emailSchema } from "@/lib/kernel/email-address.ts";

/** What the sign-in form sends. Any password is compared, but none is unbounded. */
export const signInSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(1024, "No password is this long."),
});

export type Credentials = z.infer<typeof signInSchema>;
