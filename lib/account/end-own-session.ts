import { z } from "zod";
import { signOut } from "@/lib/auth/sign-out.ts";
import { idSchema, type SessionId } from "@/lib/kernel/ids.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/**
 * Ends one of a person's sessions: it is refused at its next request. What is no session of theirs
 * ends nothing, and they are not told whose it is.
 */
export const endOwnSession = defineOwnDeed({
  input: z.strictObject({ id: idSchema<SessionId>() }),
  run: ({ id }, { session: { userId }, ...context }) => signOut({ sessionId: id, userId }, context),
});
