import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { renamePasskeyInput } from "./factor-inputs.ts";

/** Gives one of a person's passkeys another name. @throws NotFound. */
export const renamePasskey = defineOwnDeed({
  input: renamePasskeyInput,
  run: ({ id, name }, { session: { userId }, requestId, clock = systemClock }) =>
    lookUp({ user_id: userId }, async (db) => {
      const { count } = await db.passkey.updateMany({ where: { userId, id }, data: { name } });
      if (count === 0) throw new NotFound();
      const at = new Date(clock());
      const detail = { name };
      await recordInstanceEvent(db, { action: "passkey.renamed", userId, requestId, at, detail });
    }),
});
