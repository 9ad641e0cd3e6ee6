import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { tellOwner } from "@/lib/auth/tell-owner.ts";
import { requireOwnKeys } from "@/lib/auth/require-own-keys.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { proveSelfInput } from "./prove-self-input.ts";

/**
 * Proves by all that its person would sign in with that they sit at a session: by password and second
 * factor, as far as they have them, or by a passkey that knows them. What is dangerous is open to that
 * session for the next 15 minutes.
 * @throws Invalid, which says for nobody with a second factor what was wrong; RateLimited.
 */
export const proveSelf = defineOwnDeed({
  input: proveSelfInput,
  async run(shown, context): Promise<void> {
    const place = passkeyPlace(environment());
    const factor = await requireOwnKeys(shown, { ...context, place });
    const { session, clock = systemClock } = context;
    if (factor === "recovery") await tellOwner(session.userId, "factor-code-used", clock());
  },
});
