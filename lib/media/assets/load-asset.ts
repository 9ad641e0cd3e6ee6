import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { assetModel } from "./asset-model.ts";
import type { StoredAsset } from "./asset.ts";
import { findAsset } from "./repository.ts";

/** A file, and of the permit's cases those that hold for it. */
export type LoadedAsset = {
  readonly id: string;
  readonly holding: readonly Case[];
  readonly asset: StoredAsset;
};

/** One file through the rules of the permit. @throws NotFound; Forbidden for one to be read alone. */
export async function loadAsset(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedAsset> {
  const holding = await admittedCases(scope, assetModel, { permit, id });
  const asset = await findAsset(scope, id);
  if (asset === null) throw new NotFound();
  return { id, holding, asset };
}
