import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { endToken } from "./repository.ts";

/** Ends a bypass token: its next request is refused. @throws NotFound for one that has ended. */
export const revokeBypassToken = defineMutation({
  action: "update",
  collection: "site",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ scope, input, permit }): Promise<{ name: string }> => {
    const name = await endToken(scope, permit, input.id);
    if (name === null) throw new NotFound();
    return { name };
  },
  audit: ({ input }, { name }) => ({
    action: "site.revoke-bypass-token",
    collection: "site",
    subjectId: null,
    summary: `Revoked the bypass token «${name}»`,
    detail: { tokenId: input.id },
  }),
});
