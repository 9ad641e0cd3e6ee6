import { z } from "zod";
import { signInSchema } from "@/lib/auth/credentials.ts";
import { proveSession } from "@/lib/auth/prove-session.ts";
import { requireOwnPassword } from "@/lib/auth/require-own-password.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/**
 * Proves by the password that whoever sits at a session is its person. What is dangerous is open to
 * that session for the next 15 minutes.
 * @throws Invalid at `present`; RateLimited.
 */
export const proveSelf = defineOwnDeed({
  input: z.strictObject({ present: signInSchema.shape.password }),
  async run({ present }, context) {
    await requireOwnPassword(present, context);
    await proveSession(context.session, context);
  },
});
