import { holdsField } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { recordAudit } from "@/lib/audit/record.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { namesIn } from "@/lib/usecase/named-changes.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { addAsset } from "./assets/add-asset.ts";
import { assetModel } from "./assets/asset-model.ts";
import type { CreateAsset } from "./assets/asset-input.ts";
import { addedLine } from "./assets/added-line.ts";
import { mediaAddress } from "./media-address.ts";
import type { StagedFile } from "./stage-file.ts";
import { requireRoom } from "./uploads/require-room.ts";

type Kept = Omit<CreateAsset, "upload"> & { readonly staged: StagedFile };

/** A file of the library, and where content finds it. */
export type KeptFile = { readonly id: string; readonly filename: string; readonly address: string };

/**
 * Makes a file that the system fetched the organization's, with its line in the ledger, in the
 * transaction of the deed that it is for.
 * @param permit to create files.
 * @throws NoRoom; Invalid for a folder that is not there; Unavailable where its bytes were swept away
 * meanwhile; Forbidden for what the permit does not hold.
 */
export async function keepFile(
  scope: Scope,
  permit: Permit<"create">,
  { staged, ...words }: Kept,
): Promise<KeptFile> {
  const named = ["filename", ...namesIn(words)];
  if (permit.collection !== "assets") throw new Forbidden();
  if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
  const { found } = staged;
  await requireRoom(scope, found.size);
  const id = newId();
  const called = { id, found, filename: words.filename ?? staged.filename };
  const filename = await addAsset(scope, permit, { ...words, ...called });
  await requireStillHeld(scope, assetModel, { permit, id, named });
  recordAudit(scope, addedLine({ id, filename }));
  return { id, filename, address: mediaAddress({ id, filename }) };
}
