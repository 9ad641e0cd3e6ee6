import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireManager } from "./require-manager.ts";
import { endScimToken } from "./token-repository.ts";

/**
 * Ends an identity system's token: its next request is refused. Whoever manages members ends anybody's.
 * @throws NotFound for one that does not exist or has ended; Forbidden.
 */
export const revokeScimToken = defineMutation({
  action: "delete",
  collection: "users",
  input: z.strictObject({ id: z.string().min(1).max(40) }),
  async run({ scope, input, permit }) {
    requireManager(scope);
    const name = await endScimToken(scope, permit, input.id);
    if (name === null) throw new NotFound();
    return { name };
  },
  audit: ({ input }, { name }) => ({
    action: "scim-token.revoke",
    collection: "users",
    subjectId: null,
    summary: `Disconnected the identity system «${name}»`,
    detail: { tokenId: input.id },
  }),
});
