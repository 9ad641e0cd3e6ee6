import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { endLink, getLink } from "./repository.ts";

/**
 * Ends a link: the next request with it is refused. Members end their own; anybody's, who may delete
 * links.
 * @throws NotFound for one that is not there, has been revoked, or is not the caller's to see.
 */
export const revokeLink = defineMutation({
  action: "delete",
  collection: "links",
  input: z.strictObject({ id: z.uuid() }),
  load: (scope, { id }, permit) => getLink(scope, permit, id),
  run: async ({ scope, permit }) => ({ revoked: await endLink(scope, permit) }),
  audit: ({ loaded }, { revoked }) =>
    revoked
      ? {
          ...{ action: "link.revoke", collection: "links", subjectId: loaded.id },
          summary: `Revoked a ${loaded.purpose} link`,
          detail: { entryId: loaded.entryId },
        }
      : null,
});
