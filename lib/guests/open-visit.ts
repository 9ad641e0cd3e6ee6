import { z } from "zod";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { newId, type GuestId } from "@/lib/kernel/ids.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { holdEntrance, insertVisit } from "./repository.ts";
import { GUEST_REFUSAL } from "./refusal.ts";

const openVisitSchema = z.strictObject({
  passwordVersion: z.number().int().nonnegative(),
  lifetime: z.number().int().positive(),
  userAgent: z.string().max(300),
  /** Digest of the network address: lines of one address can be told together, never read back. */
  origin: z.string().max(64),
});

export type OpenedVisit = { readonly guestId: GuestId; readonly passwordVersion: number };

/**
 * Opens a guest's visit after the password was found right. For the system, purpose `guest-entry`.
 * @throws Forbidden when the password or the level was changed in the meantime.
 */
export const openVisit = defineMutation({
  action: "read",
  collection: "site",
  input: openVisitSchema,
  run: async ({ scope, input, permit }): Promise<OpenedVisit> => {
    const { passwordVersion, lifetime, userAgent } = input;
    if (!(await holdEntrance(scope, passwordVersion))) throw new Forbidden(GUEST_REFUSAL);
    const guestId = newId<GuestId>();
    const expiresAt = new Date(scope.clock() + lifetime * 1000);
    await insertVisit(scope, permit, { id: guestId, passwordVersion, expiresAt, userAgent });
    return { guestId, passwordVersion };
  },
  audit: ({ input }, { guestId }) => ({
    action: "guest.entered",
    collection: "site",
    subjectId: guestId,
    summary: "A guest entered with the site password",
    detail: { origin: input.origin, passwordVersion: input.passwordVersion },
  }),
});
