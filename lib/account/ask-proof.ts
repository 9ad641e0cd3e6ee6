import { z } from "zod";
import { askPasskey, type PasskeyQuestion } from "@/lib/auth/factors/ask-passkey.ts";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { ownKeys } from "@/lib/auth/own-keys.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";

/** What somebody is asked for to prove that it is them. */
export type ProofQuestion = {
  readonly hasPassword: boolean;
  readonly hasFactor: boolean;
  /** What their browser asks its authenticators; null: they have no passkey. */
  readonly passkey: PasskeyQuestion | null;
};

/** Tells what its own person has to show in this session; a passkey is asked for this session, once. */
export const askProof = defineOwnDeed({
  input: z.strictObject({}),
  async run(_input, { session, secret, clock = systemClock }): Promise<ProofQuestion> {
    const { userId, sessionId } = session;
    const { passwordHash, hasFactor } = await ownKeys(userId);
    const bound = { secret, purpose: "prove", to: sessionId, now: clock() } as const;
    const asked = await askPasskey(bound, passkeyPlace(environment()), userId);
    const passkey = asked.allowCredentials?.length ? asked : null;
    return { hasPassword: passwordHash !== null, hasFactor, passkey };
  },
});
