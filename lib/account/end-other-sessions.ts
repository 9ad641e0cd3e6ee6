import { z } from "zod";
import { endSessions } from "@/lib/auth/end-sessions.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/** Ends every session of a person but the one that asks, in browsers and programs; tells how many. */
export const endOtherSessions = defineOwnDeed({
  input: z.strictObject({}),
  run: async (_input, { session: { userId, sessionId }, requestId, clock = systemClock }) => ({
    ended: await lookUp({ user_id: userId }, (db) =>
      endSessions(db, { userId, but: sessionId }, { requestId, now: clock() }),
    ),
  }),
});
