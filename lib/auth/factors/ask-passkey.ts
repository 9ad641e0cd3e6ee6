import { generateAuthenticationOptions } from "@simplewebauthn/server";
import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { makeChallenge, mayBeTouched, type Bound } from "./challenge.ts";
import type { PasskeyPlace } from "./passkey-place.ts";

/**
 * What a browser needs to ask for a passkey: one of this person's, or, for nobody in particular, any
 * that the authenticator knows for this place. Where it stands in for the password too, the
 * authenticator must know its person, by PIN or body.
 */
export async function askPasskey(bound: Bound, place: PasskeyPlace, userId: UserId | null) {
  const known = userId === null ? [] : await idsOf(userId);
  return generateAuthenticationOptions({
    rpID: place.rpID,
    challenge: await makeChallenge(bound),
    userVerification: mayBeTouched(bound.purpose) ? "preferred" : "required",
    allowCredentials: known.map((id) => ({ id })),
  });
}

/** What `askPasskey` answers. */
export type PasskeyQuestion = Awaited<ReturnType<typeof askPasskey>>;

const idsOf = (userId: UserId): Promise<string[]> =>
  lookUp({ user_id: userId }, async (db) => {
    const rows = await db.passkey.findMany({ where: { userId }, select: { credentialId: true } });
    return rows.map(({ credentialId }) => credentialId);
  });
