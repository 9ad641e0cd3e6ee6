import { z } from "zod";
import { isFullAdmin } from "@/lib/access/may-grant.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { deleteProvider } from "./repository.ts";

/**
 * Takes a provider away, with who is linked to it: nobody signs in with it any more, and the sessions that
 * it opened end. Roles that came of groups stay as if they had been given by hand.
 * @throws Forbidden for anybody but an Admin; NotFound.
 */
export const removeProvider = defineMutation({
  action: "delete",
  collection: "users",
  input: z.strictObject({ id: z.uuid() }),
  proven: true,
  async run({ scope, input: { id }, permit }) {
    const holder = await holdRights(scope, { action: "delete", collection: "users" });
    if (!isFullAdmin(holder)) throw new Forbidden("Only an Admin removes a provider.");
    const name = await deleteProvider(scope, permit, id);
    if (name === null) throw new NotFound();
    return { name };
  },
  audit: ({ input }, { name }) => ({
    action: "provider.remove",
    collection: "users",
    subjectId: null,
    summary: `Removed the provider «${name}»`,
    detail: { providerId: input.id },
  }),
});
