import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireWhole } from "./collect-archive.ts";

/**
 * Enters into the ledger that somebody takes an archive, before they have a byte of it.
 * @throws Forbidden for anybody who is no Admin.
 */
export const beginExport = defineMutation({
  action: "read",
  proven: true,
  // @NOTE Nobody but an Admin holds anything on it, since permissions cannot name it.
  collection: "organizations",
  input: z.strictObject({}),
  run: ({ permit }) => {
    requireWhole(permit);
    return Promise.resolve(null);
  },
  audit: ({ scope }) => ({
    action: "organization.export",
    collection: "organizations",
    subjectId: scope.organizationId,
    summary: "Took an archive of the organization",
  }),
});
