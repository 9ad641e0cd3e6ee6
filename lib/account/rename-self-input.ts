import { z } from "zod";

/** What somebody fills in who changes how they are called. */
export const renameSelfInput = z.strictObject({
  name: z.string().trim().min(1, "Enter your name.").max(120, "Use at most 120 characters."),
});
