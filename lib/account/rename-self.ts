import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { defineOwnDeed } from "@/lib/usecase/own-deed.ts";
import { renameSelfInput } from "./rename-self-input.ts";

/** Changes how a person is called, in every organization. */
export const renameSelf = defineOwnDeed({
  input: renameSelfInput,
  run: ({ name }, { session: { userId }, requestId, clock = systemClock }) =>
    lookUp({ user_id: userId }, async (db) => {
      const { count } = await db.user.updateMany({
        where: { id: userId, name: { not: name } },
        data: { name },
      });
      if (count === 0) return;
      const at = new Date(clock());
      await recordInstanceEvent(db, { action: "person.renamed", userId, requestId, at });
    }),
});
