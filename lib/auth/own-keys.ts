import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/** What an active person has to show who they are. */
export type OwnKeys = {
  /** Null: they have no password. */
  readonly passwordHash: string | null;
  /** Whether they have a second factor. */
  readonly hasFactor: boolean;
};

/** What somebody has to show who they are; nothing for whoever is not active. */
export const ownKeys = (userId: UserId): Promise<OwnKeys> =>
  lookUp({ user_id: userId }, async (db) => {
    const row = await db.user.findFirst({ where: { id: userId, status: "active" } });
    const hasFactor = (row?.factorSince ?? null) !== null;
    return { passwordHash: row?.passwordHash ?? null, hasFactor };
  });
