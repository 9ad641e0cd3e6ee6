import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { CLIENT_ERROR_STATUSES } from "./client-error.ts";
import { loadClientError } from "./load-client-error.ts";
import { setStatus } from "./repository.ts";

/**
 * Marks an error as resolved, or opens it again. It opens by itself when it is seen once more.
 * @throws NotFound.
 */
export const resolveClientError = defineMutation({
  action: "update",
  collection: "client-errors",
  input: z.strictObject({ id: z.uuid(), status: z.enum(CLIENT_ERROR_STATUSES) }),
  load: loadClientError,
  run: async ({ scope, permit, input, loaded }) => {
    if (loaded.status !== input.status) await setStatus(scope, permit, input.status);
    return { ...loaded, status: input.status };
  },
  audit: ({ input, loaded }) =>
    loaded.status === input.status
      ? null
      : {
          action: input.status === "resolved" ? "client-error.resolve" : "client-error.reopen",
          collection: "client-errors",
          subjectId: loaded.id,
          summary: `${input.status === "resolved" ? "Resolved" : "Reopened"} the browser error «${loaded.message.slice(0, 80)}»`,
        },
});
