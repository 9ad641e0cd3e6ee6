import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { Arrived } from "@/lib/archive/bring-in.ts";
import { collectArchive } from "@/lib/archive/collect-archive.ts";
import { exportArchive } from "@/lib/archive/export-archive.ts";
import { importArchive, type Named } from "@/lib/archive/import-archive.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask } from "./database.ts";
import { callerOf } from "./two-organizations.ts";

export const operator = (organizationId: OrganizationId) =>
  callerOf({ kind: "system", organizationId, purpose: "archive" });

/** The bytes of an organization's archive. */
export async function archiveOf(id: OrganizationId): Promise<Buffer> {
  return buffer((await exportArchive(operator(id))).archive);
}

/** Brings an archive in under a new id. */
export const arrive = (
  archive: Uint8Array,
  named: Named,
  id = newId<OrganizationId>(),
): Promise<Arrived> =>
  importArchive(operator(id), named, {
    open: () => Readable.from([Buffer.from(archive)]),
  });

/** Has everybody accept who was brought in and is not suspended. */
export const acceptAll = (superUrl: string, id: OrganizationId): Promise<unknown> =>
  ask(
    superUrl,
    `UPDATE members SET status = 'active', accepted_at = now()
     WHERE organization_id = $1 AND status = 'invited'`,
    [id],
  );

/** The digest of what an organization is now. */
export const digestNow = async (id: OrganizationId): Promise<string> =>
  (await runUseCase(collectArchive({ write: () => Promise.resolve() }), {}, operator(id))).digest;
