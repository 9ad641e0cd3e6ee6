import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { connectProviderInput } from "../provider-input.ts";
import { sealSecret } from "../seal-secret.ts";

const MOST = 10;

/**
 * Lets everybody on this instance sign in with a provider, whatever organization they belong to. Its
 * secret is sealed and never told again.
 * @throws NotFound for anybody but the owner; ProofRequired; Invalid; Conflict with too many.
 */
export const connectInstanceProvider = defineOwnDeed({
  input: connectProviderInput,
  proven: true,
  owner: true,
  async run(input, { session: { userId }, requestId, clock = systemClock }) {
    const id = newId();
    const clientSecret = await sealSecret(id, input.clientSecret);
    const at = new Date(clock());
    const { name, kind, issuer, clientId } = input;
    await lookUp({ user_id: userId }, async (db) => {
      if ((await db.instanceProvider.count()) >= MOST) {
        throw new Conflict(`There are ${MOST} providers. Remove one first.`);
      }
      await db.instanceProvider.create({ data: { ...input, id, clientSecret, createdAt: at } });
      const detail = { providerId: id, name, kind, issuer, clientId };
      await recordInstanceEvent(db, {
        action: "provider.connected",
        userId,
        requestId,
        at,
        detail,
      });
    });
    return { id };
  },
});
