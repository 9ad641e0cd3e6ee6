import { z } from "zod";
import { idSchema, type LinkId } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { takeUse } from "./repository.ts";

const openLinkInput = z.strictObject({
  id: idSchema<LinkId>(),
  purpose: z.enum(["preview", "share"]),
  /** Digest of the network address: lines of one address can be told together, never read back. */
  origin: z.string().max(64),
});

/**
 * Counts that a link was opened. For the system, purpose `link-entry`, once the password was found
 * right. `opened` is false for a link that has no use left, or has ended.
 * @NOTE A preview is looked at again and again while somebody works on it: that is counted, and no
 * deed worth a line.
 */
export const openLink = defineMutation({
  action: "read",
  collection: "site",
  input: openLinkInput,
  run: async ({ scope, input, permit }) => ({ opened: await takeUse(scope, permit, input.id) }),
  audit: ({ input: { id, purpose, origin } }, { opened }) =>
    opened && purpose === "share"
      ? {
          ...{ action: "link.open", collection: "links", subjectId: id },
          summary: "Somebody opened a share link",
          detail: { origin },
        }
      : null,
});
