import { lookUp } from "./directory.ts";

/**
 * Marks a one-time value as used. True exactly once for an id, however many try at the same moment
 * and in whatever process: the table's key decides.
 */
export const spendOnce = (token: { id: string; expiresAt: Date }): Promise<boolean> =>
  lookUp({}, async (db) => {
    const inserted = await db.$executeRaw`
      INSERT INTO spent_tokens (id, expires_at) VALUES (${token.id}, ${token.expiresAt})
      ON CONFLICT (id) DO NOTHING`;
    // @NOTE What is expired is refused without being looked up; an hour more for clocks that differ.
    await db.$executeRaw`
      DELETE FROM spent_tokens WHERE id IN (
        SELECT id FROM spent_tokens WHERE expires_at < now() - interval '1 hour' LIMIT 50
        FOR UPDATE SKIP LOCKED)`;
    return inserted === 1;
  });
