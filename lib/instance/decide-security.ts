import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Invalid, Stale } from "@/lib/kernel/errors.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { decideSecurityInput } from "./decide-security-input.ts";

/**
 * Decides for the whole instance how good passwords must be, how long sessions last and how often
 * one may guess. One account is for all organizations, so none of them can decide it.
 * @throws NotFound for anybody but the owner; ProofRequired; Stale; Invalid for no policy at all in
 * production.
 */
export const decideSecurity = defineOwnDeed({
  input: decideSecurityInput,
  proven: true,
  owner: true,
  run: ({ revision, ...decided }, { session: { userId }, requestId, clock = systemClock }) => {
    if (decided.passwordPolicy === "off" && process.env.NODE_ENV === "production") {
      const message = "This is for development: an instance that is in use needs a policy.";
      throw new Invalid(message, [{ path: ["passwordPolicy"], message }]);
    }
    return lookUp({ user_id: userId }, async (db) => {
      const { count } = await db.instanceSettings.updateMany({
        where: { id: 1, revision },
        data: { ...decided, revision: revision + 1 },
      });
      if (count === 0) throw new Stale();
      const at = new Date(clock());
      const { passwordWords: words, ...told } = decided;
      const detail = { ...told, words: words.length };
      await recordInstanceEvent(db, { action: "instance.decided", userId, requestId, at, detail });
    });
  },
});
