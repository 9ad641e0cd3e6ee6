import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { StoredAsset } from "../assets/asset.ts";
import { loadAsset } from "../assets/load-asset.ts";
import type { StoredName } from "../storage/storage.ts";

/** A file that somebody may look at, and the name of its bytes. */
export type ReadableFile = { readonly asset: StoredAsset; readonly name: StoredName };

/**
 * A file whose bytes the caller may have: whoever may read all that is said of it. @throws NotFound.
 */
export const readFile = defineQuery({
  action: "read",
  collection: "assets",
  input: z.strictObject({ id: z.uuid() }),
  load: (scope, { id }: { id: string }, permit) => loadAsset(scope, { id }, permit),
  run: ({ scope, loaded: { asset } }): Promise<ReadableFile> =>
    Promise.resolve({
      asset,
      name: { organizationId: scope.organizationId, digest: asset.digest },
    }),
});
