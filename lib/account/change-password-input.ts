import { z } from "zod";
import { signInSchema } from "@/lib/auth/credentials.ts";
import { newPasswordSchema } from "@/lib/auth/new-password.ts";

/** What somebody fills in who changes their own password. */
export const changePasswordInput = z.strictObject({
  /** The password as it is now. */
  present: signInSchema.shape.password,
  password: newPasswordSchema,
});
