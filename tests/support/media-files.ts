import { newId } from "@/lib/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";
import { ask } from "./database.ts";
import type { Organization } from "./two-organizations.ts";

type Kept = {
  readonly filename?: string;
  readonly visibility?: "public" | "private";
  readonly digest?: string;
  readonly folder?: string | null;
};

/** A file of an organization in the table alone: nothing of it is in the storage. */
export async function keptAsset(
  { superUrl }: TestDatabase,
  { id: organizationId }: Organization,
  { filename = "a.jpg", visibility = "public", digest = "0".repeat(64), folder = null }: Kept = {},
): Promise<string> {
  const id = newId();
  await ask(
    superUrl,
    `INSERT INTO assets (organization_id, id, filename, media_type, size, digest, visibility, folder_id)
     VALUES ($1, $2, $3, 'image/jpeg', 1234, $4, $5::asset_visibility, $6)`,
    [organizationId, id, filename, digest, visibility, folder],
  );
  return id;
}
