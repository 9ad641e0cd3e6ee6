import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import type { FoundLink } from "./find-link.ts";

type UsedLink = Pick<FoundLink, "id" | "digest" | "purpose">;

/**
 * Uses a link up in the caller's transaction, which sees its organization or its person. True exactly
 * once, however many try at the same moment: one statement asks and marks. What the transaction does
 * besides is undone with it.
 */
export async function spendLink(
  db: DirectoryTransaction,
  { id, digest, purpose }: UsedLink,
  now: number,
): Promise<boolean> {
  const at = new Date(now);
  const used = await db.$queryRaw<{ id: string }[]>`
    UPDATE one_time_links SET used_at = ${at}
    WHERE id = ${id} AND digest = ${digest} AND purpose = ${purpose}
      AND used_at IS NULL AND expires_at > ${at} RETURNING id`;
  return used.length === 1;
}
