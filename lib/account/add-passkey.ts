import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { spendChallenge, type Bound } from "@/lib/auth/factors/challenge.ts";
import { factorChanged } from "@/lib/auth/factors/factor-changed.ts";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import type { Attestation } from "@/lib/auth/factors/passkey-response.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { tellByMail } from "@/lib/mail/tell-by-mail.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { addPasskeyInput } from "./factor-inputs.ts";
import { firstRecoveryCodes, type ShownCodes } from "./first-recovery-codes.ts";

/** Passkeys that one person may have; nobody owns more authenticators. */
const MOST = 20;

/**
 * Adds a passkey that a browser has just made in this session, and ends the person's others. With a
 * first factor they are told ten recovery codes, once. Who they are they have shown to get the question
 * that the passkey answers: `beginPasskey`.
 * @throws Invalid for what is none, or was made for something else; Conflict for the twenty-first.
 */
export const addPasskey = defineOwnDeed({
  input: addPasskeyInput,
  async run({ name, passkey }, context): Promise<ShownCodes> {
    const { session, secret, pepper, requestId, clock = systemClock } = context;
    const { userId, sessionId, email } = session;
    const now = clock();
    const made = await madeHere(passkey, { secret, purpose: "add", to: sessionId, now });
    const shown = await lookUp({ user_id: userId }, async (db) => {
      if ((await db.passkey.count({ where: { userId } })) >= MOST) throw tooMany();
      await db.passkey.create({
        data: { userId, id: newId(), name, createdAt: new Date(now), ...made },
      });
      const codes = await firstRecoveryCodes(db, { userId, pepper }, now);
      const added = { action: "factor.added", shown: "passkey" } as const;
      const detail = { factor: "passkey", name };
      await factorChanged(db, { userId, sessionId, detail, ...added }, { requestId, now });
      return codes;
    });
    await tellByMail({ purpose: "factor-added", email }, now);
    return shown;
  },
});

const tooMany = (): Conflict =>
  new Conflict(`You have ${MOST} passkeys. Remove one that you do not use.`);

/** What is kept of a passkey. @throws Invalid. */
async function madeHere(passkey: Attestation, bound: Bound) {
  const { origin, rpID } = passkeyPlace(environment());
  const { registrationInfo } = await verifyRegistrationResponse({
    response: responseOf(passkey),
    expectedChallenge: (challenge) => spendChallenge(challenge, bound),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => {
    throw new Invalid("This passkey was not made here and now. Try again.");
  });
  if (registrationInfo === undefined) throw new Invalid("This is no passkey. Try again.");
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  return { credentialId: id, publicKey, counter: BigInt(counter), transports };
}

type Response = Parameters<typeof verifyRegistrationResponse>[0]["response"];

/** @NOTE Of what browsers send this alone is looked at. */
const responseOf = ({ id, rawId, type, response }: Attestation): Response => ({
  ...{ id, rawId, type, clientExtensionResults: {} },
  response: {
    clientDataJSON: response.clientDataJSON,
    attestationObject: response.attestationObject,
    transports: (response.transports ?? []) as NonNullable<Response["response"]["transports"]>,
  },
});
