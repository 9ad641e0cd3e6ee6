import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { saveConfirmation } from "./repository.ts";

const confirmSchema = z.strictObject({ version: z.number().int().positive() });

/**
 * Notes that the record store shows this version: the change is in effect. For the system, purpose
 * `site-record`. Telling it twice changes nothing and writes no line.
 */
export const confirmSiteAccess = defineMutation({
  action: "update",
  collection: "site",
  input: confirmSchema,
  run: async ({ scope, input, permit }): Promise<{ confirmed: boolean }> => ({
    confirmed: await saveConfirmation(scope, permit, input.version),
  }),
  audit: ({ input }, { confirmed }) =>
    confirmed
      ? {
          action: "site.confirm",
          collection: "site",
          subjectId: null,
          summary: `Site access version ${input.version} is in effect`,
          detail: { version: input.version },
        }
      : null,
});
