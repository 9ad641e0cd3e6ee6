import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { forgetVariants } from "../delivery/variant-cache.ts";
import { holdBytes } from "./hold-bytes.ts";
import { mediaStorage } from "./media-storage.ts";

/** Takes bytes away that no file of the organization has any more. @returns whether it did. */
export const sweepBytes = defineMutation({
  action: "delete",
  collection: "assets",
  input: z.strictObject({ digest: z.string().max(200) }),
  async run({ scope, input: { digest } }): Promise<boolean> {
    const { db, organizationId } = scope;
    await holdBytes(scope, digest);
    if ((await db.asset.count({ where: { organizationId, digest } })) > 0) return false;
    await mediaStorage().remove({ organizationId, digest });
    await forgetVariants({ organizationId, digest });
    return true;
  },
  audit: () => null,
});
