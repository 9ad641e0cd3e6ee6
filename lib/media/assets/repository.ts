import type { Permit } from "@/lib/access/permit.ts";
import { personOf } from "@/lib/access/principal.ts";
import { Invalid, Stale } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { StoredAsset } from "./asset.ts";

/** One file of the organization; null without one. */
export async function findAsset(
  { db, organizationId }: Scope,
  id: string,
): Promise<StoredAsset | null> {
  const row = await db.asset.findUnique({ where: { organizationId_id: { organizationId, id } } });
  if (row === null) return null;
  const { filename, title, alt, mediaType, digest, width, height, focalX, focalY } = row;
  return {
    ...{ id, filename, title, alt, mediaType, digest, width, height, focalX, focalY },
    ...{ folder: row.folderId, size: Number(row.size) },
    ...{ visibility: row.visibility, revision: row.revision },
  };
}

/** A new file: what is known of its bytes, and what was said of it. */
export type NewAsset = Omit<StoredAsset, "revision">;

/** Adds a file whose bytes the storage holds. @throws Invalid for a folder that is not there. */
export async function insertAsset(
  scope: Scope,
  _permit: Permit<"create">,
  { folder, ...asset }: NewAsset,
): Promise<void> {
  const { db, organizationId, principal } = scope;
  await requireFolder(scope, folder);
  const [at, by] = [new Date(scope.clock()), personOf(principal)];
  const made = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
  await db.asset.create({ data: { organizationId, ...asset, folderId: folder, ...made } });
}

type Words = Pick<
  StoredAsset,
  "filename" | "title" | "alt" | "focalX" | "focalY" | "folder" | "visibility"
>;

/** Writes what is said of a file. @throws Stale when it has changed since; Invalid for the folder. */
export async function saveAsset(
  scope: Scope,
  { id }: Permit<"update">,
  { folder, revision, ...words }: Words & { readonly revision: number },
): Promise<void> {
  const { db, organizationId, principal } = scope;
  await requireFolder(scope, folder);
  const { count } = await db.asset.updateMany({
    where: { organizationId, id: id ?? "", revision },
    data: {
      ...words,
      folderId: folder,
      revision: { increment: 1 },
      updatedAt: new Date(scope.clock()),
      updatedBy: personOf(principal),
    },
  });
  if (count === 0) throw new Stale();
}

/** Takes a file away; its bytes go when no other file has the same. */
export async function removeAsset(
  { db, organizationId }: Scope,
  { id }: Permit<"delete">,
): Promise<void> {
  await db.asset.deleteMany({ where: { organizationId, id: id ?? "" } });
}

/** @NOTE Held, so that nobody takes the folder away before the file is in it. */
async function requireFolder({ db, organizationId }: Scope, folder: string | null): Promise<void> {
  if (folder === null) return;
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM asset_folders
    WHERE organization_id = ${organizationId}::uuid AND id = ${folder}::uuid FOR KEY SHARE`;
  if (found.length > 0) return;
  const message = "There is no such folder.";
  throw new Invalid(message, [{ path: ["folder"], message }]);
}
