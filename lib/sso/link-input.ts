import { z } from "zod";
import { signInSchema } from "@/lib/auth/credentials.ts";

/** The provider that somebody links to themselves, and their password as it is now. */
export const beginLinkInput = z.strictObject({
  id: z.uuid(),
  present: signInSchema.shape.password,
});
