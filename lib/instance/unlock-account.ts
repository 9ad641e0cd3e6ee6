import { forgetTries } from "@/lib/auth/account-tries.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { accountEmailInput } from "./account-email-input.ts";

/**
 * Forgets all tries at an account, so that it may be tried again from everywhere at once (S-105).
 * @throws NotFound for anybody but the owner; ProofRequired; Invalid.
 */
export const unlockAccount = defineOwnDeed({
  input: accountEmailInput,
  owner: true,
  proven: true,
  run: async ({ email }, { session: { userId }, requestId, clock = systemClock }) => {
    await lookUp({ user_id: userId }, async (db) => {
      const at = new Date(clock());
      const detail = { email };
      await recordInstanceEvent(db, { action: "account.unlocked", userId, requestId, at, detail });
    });
    await forgetTries(email, "everywhere");
  },
});
