import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { endToken, getToken } from "./repository.ts";

export const revokeStaticTokenInput = z.strictObject({ id: z.string().min(1).max(40) });

/**
 * Ends a static token: its next request is refused. Members end their own, Admins anybody's.
 * @throws NotFound for one that does not exist, has ended, or is not the caller's to see.
 */
export const revokeStaticToken = defineMutation({
  action: "delete",
  collection: "static-tokens",
  input: revokeStaticTokenInput,
  load: (scope, { id }, permit) => getToken(scope, permit, id),
  run: async ({ scope, permit }) => ({ revoked: await endToken(scope, permit) }),
  audit: ({ loaded }, { revoked }) =>
    revoked
      ? {
          action: "static-token.revoke",
          collection: "static-tokens",
          subjectId: null,
          summary: `Revoked the static token «${loaded.name}»`,
          detail: { tokenId: loaded.id },
        }
      : null,
});
