import { holdsField } from "@/lib/access/grants.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { namesIn } from "@/lib/usecase/named-changes.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { updateAssetInput, type UpdateAsset } from "./asset-input.ts";
import { assetModel } from "./asset-model.ts";
import type { StoredAsset } from "./asset.ts";
import { keepExtension } from "./keep-extension.ts";
import { loadAsset } from "./load-asset.ts";

import { saveAsset } from "./repository.ts";
import { requireRevision } from "../require-revision.ts";

/**
 * Changes what is said of a file, where it is kept, or who may look at it; its bytes stay what they are,
 * and so does the ending of its name.
 * @throws NotFound; Forbidden, also for a field beyond the caller's reach; Stale; Invalid for a folder
 * that is not there.
 */
export const updateAsset = defineMutation({
  action: "update",
  fieldwise: true,
  collection: "assets",
  input: updateAssetInput,
  load: (scope, { id }: UpdateAsset, permit) => loadAsset(scope, { id }, permit),
  async run({ scope, input, loaded: { asset }, permit }) {
    const { id, revision: madeFrom, ...wanted } = input;
    const named = namesIn(wanted);
    if (!named.every((field) => holdsField(permit.fields, field))) throw new Forbidden();
    requireRevision(madeFrom, asset.revision);
    const changed = changedIn(asset, wanted);
    const detail = detailOf(asset, changed);
    const { revision } = asset;
    if (detail === null) return { revision, detail, shownOtherwise: false };
    await saveAsset(scope, permit, { ...wordsOf(asset), ...changed, revision });
    await requireStillHeld(scope, assetModel, { permit, id, named });
    return { revision: revision + 1, detail, shownOtherwise: isShownOtherwise(changed) };
  },
  audit: ({ loaded: { asset } }, { detail }) =>
    detail === null
      ? null
      : {
          action: "asset.update",
          collection: "assets",
          subjectId: asset.id,
          summary: `Changed the file «${asset.filename}»`,
          detail,
        },
  announces: ({ shownOtherwise }) => (shownOtherwise ? ["content-changed"] : []),
});

type Words = ReturnType<typeof wordsOf>;

const wordsOf = ({ filename, title, alt, focalX, focalY, folder, visibility }: StoredAsset) => ({
  ...{ filename, title, alt, focalX, focalY, folder, visibility },
});

function changedIn(
  asset: StoredAsset,
  wanted: Omit<UpdateAsset, "id" | "revision">,
): Partial<Words> {
  const { filename } = wanted;
  const meant = {
    ...wanted,
    ...(filename === undefined ? {} : { filename: keepExtension(filename, asset.filename) }),
  };
  const present = wordsOf(asset);
  const changes = Object.entries(meant).filter(
    ([field, to]) => to !== undefined && to !== present[field as keyof Words],
  );
  return Object.fromEntries(changes);
}

function detailOf(asset: StoredAsset, after: Partial<Words>): JsonObject | null {
  const present = wordsOf(asset);
  const names = Object.keys(after);
  if (names.length === 0) return null;
  const before = names.map((name) => [name, present[name as keyof Words]] as const);
  return { before: Object.fromEntries(before), after: { ...after } };
}

/** Whether the website's pages look otherwise with it. */
const isShownOtherwise = ({ visibility, focalX, focalY }: Partial<Words>): boolean =>
  [visibility, focalX, focalY].some((value) => value !== undefined);
