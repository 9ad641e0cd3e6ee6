import { lookUp } from "@/lib/tenancy/directory.ts";
import type { RecordStore } from "./record-store.ts";

/**
 * The product's own record store: one table, read over HTTP with the Edge Config protocol.
 * @NOTE The guard is in the statement, so that whoever comes last with an older version loses, in
 * whatever process. An equal version is the same site signed again, for a longer life; the versions of
 * another organization, whose host it was before, count for nothing.
 */
export const ownRecordStore: RecordStore = {
  write: (records) =>
    lookUp({}, async (db) => {
      for (const { key, value, version, owner } of records) {
        await db.$executeRaw`
          INSERT INTO edge_items (key, value, version, owner, updated_at)
          VALUES (${key}, ${value}, ${BigInt(version)}, ${owner}, now())
          ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, version = EXCLUDED.version,
            owner = EXCLUDED.owner, updated_at = EXCLUDED.updated_at
          WHERE edge_items.version <= EXCLUDED.version
            OR edge_items.owner NOT IN ('', EXCLUDED.owner)`;
      }
    }),
  remove: ({ key, owner }) =>
    lookUp({}, async (db) => {
      await db.edgeItem.deleteMany({ where: { key, owner: { in: ["", owner] } } });
    }),
};

export type OwnItem = { readonly key: string; readonly value: string };

/** The record under a key; null when there is none. */
export const findOwnItem = (key: string): Promise<OwnItem | null> =>
  lookUp({}, (db) =>
    db.edgeItem.findUnique({ where: { key }, select: { key: true, value: true } }),
  );

/** Every record of the store. */
export const listOwnItems = (): Promise<OwnItem[]> =>
  lookUp({}, (db) =>
    db.edgeItem.findMany({ select: { key: true, value: true }, orderBy: { key: "asc" } }),
  );
