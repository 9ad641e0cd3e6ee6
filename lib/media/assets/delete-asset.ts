import { defineMutation } from "@/lib/usecase/use-case.ts";
import { sweepLater } from "../storage/sweep-later.ts";
import { assetIdInput } from "./asset-input.ts";
import { loadAsset } from "./load-asset.ts";
import { removeAsset } from "./repository.ts";

/**
 * Deletes a file for good. Content that names it shows a gap: who asks sees before where that is
 * (`listAssetUses`). @throws NotFound; Forbidden.
 */
export const deleteAsset = defineMutation({
  action: "delete",
  proven: true,
  collection: "assets",
  input: assetIdInput,
  load: (scope, { id }: { id: string }, permit) => loadAsset(scope, { id }, permit),
  async run({ scope, loaded: { asset }, permit }): Promise<void> {
    await removeAsset(scope, permit);
    await sweepLater(scope, asset.digest);
  },
  audit: ({ loaded: { asset } }) => ({
    action: "asset.delete",
    collection: "assets",
    subjectId: asset.id,
    summary: `Deleted the file «${asset.filename}»`,
    detail: {
      before: { filename: asset.filename, mediaType: asset.mediaType, digest: asset.digest },
    },
  }),
  announces: ["content-changed"],
});
