import { holdsField } from "@/lib/access/grants.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { namesIn } from "@/lib/usecase/named-changes.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { takeUpload } from "../uploads/repository.ts";
import { addAsset } from "./add-asset.ts";
import { addedLine } from "./added-line.ts";
import { createAssetInput } from "./asset-input.ts";
import { assetModel } from "./asset-model.ts";

/**
 * Keeps a file that was sent before. Its type is what its bytes are, whatever its name says.
 * @throws NotFound for an upload that is not complete or not the caller's; Invalid for a folder that is
 * not there; Unavailable while its bytes are not there; Forbidden for a field beyond the caller's reach.
 */
export const createAsset = defineMutation({
  action: "create",
  fieldwise: true,
  collection: "assets",
  input: createAssetInput,
  async run({ scope, input, permit }): Promise<{ id: string; filename: string }> {
    const { upload, ...words } = input;
    const named = ["filename", ...namesIn(words)];
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    const taken = await takeUpload(scope, permit, { id: upload, purpose: "asset" });
    const id = newId();
    const { found, filename: sent } = taken;
    const kept = { ...words, id, found, filename: words.filename ?? sent };
    const filename = await addAsset(scope, permit, kept);
    await requireStillHeld(scope, assetModel, { permit, id, named });
    return { id, filename };
  },
  audit: (_deed, added) => addedLine(added),
});
