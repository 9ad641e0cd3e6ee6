import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireStillHeld } from "@/lib/usecase/ruled-rows.ts";
import { clientErrorModel } from "./client-error-model.ts";
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
  run: async ({ scope, permit, input, loaded: { id, error } }) => {
    if (error.status !== input.status) await setStatus(scope, permit, input.status);
    await requireStillHeld(scope, clientErrorModel, { id, permit, named: ["status"] });
    return { ...error, status: input.status };
  },
  audit: ({ input, loaded: { error } }) =>
    error.status === input.status
      ? null
      : {
          action: input.status === "resolved" ? "client-error.resolve" : "client-error.reopen",
          collection: "client-errors",
          subjectId: error.id,
          summary: `${input.status === "resolved" ? "Resolved" : "Reopened"} the browser error «${error.message.slice(0, 80)}»`,
        },
});
