import { z } from "zod";
import type { GuestId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { deleteVisit } from "./repository.ts";

/**
 * Ends a guest's own visit. For the system, purpose `guest-entry`, on behalf of the guest whose
 * cookie was checked: a guest's own transactions cannot write anything.
 */
export const leaveSite = defineMutation({
  action: "read",
  collection: "site",
  input: z.strictObject({ guestId: idSchema<GuestId>() }),
  run: async ({ scope, input, permit }): Promise<{ left: boolean }> => ({
    left: await deleteVisit(scope, permit, input.guestId),
  }),
  audit: ({ input }, { left }) =>
    left
      ? {
          action: "guest.left",
          collection: "site",
          subjectId: input.guestId,
          summary: "A guest left the site",
        }
      : null,
});
