import { generateRegistrationOptions } from "@simplewebauthn/server";
import { makeChallenge } from "@/lib/auth/factors/challenge.ts";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { requireOwnPassword } from "@/lib/auth/require-own-password.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { utf8 } from "@/lib/kernel/bytes.ts";
import { environment } from "@/lib/kernel/env.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { beginAuthenticatorInput } from "./factor-inputs.ts";

/**
 * What a browser needs to make a passkey for a person: one that it can find by itself, where it can,
 * and on no authenticator that has one of theirs. Good in this session, once.
 * Takes their own password, and a recent proof of whoever has a factor: whoever has no password adds none.
 * @throws ProofRequired; Invalid at `present`; RateLimited.
 */
export const beginPasskey = defineOwnDeed({
  input: beginAuthenticatorInput,
  async run({ present }, context) {
    await requireOwnPassword(present, context);
    const { session, secret, clock = systemClock } = context;
    const { userId, sessionId, email, name } = session;
    const { rpID, name: rpName } = passkeyPlace(environment());
    const known = await lookUp({ user_id: userId }, (db) =>
      db.passkey.findMany({ where: { userId }, select: { credentialId: true } }),
    );
    return generateRegistrationOptions({
      ...{ rpID, rpName, userName: email, userDisplayName: name, userID: utf8(userId) },
      challenge: await makeChallenge({ secret, purpose: "add", to: sessionId, now: clock() }),
      attestationType: "none",
      excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
    });
  },
});
