import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { clientReportSchema } from "./client-report.ts";
import { countAlike } from "./counted-reports.ts";
import { countReports } from "./repository.ts";

/**
 * Records what browsers reported of an organization's pages. For the system, purpose
 * `client-errors`, in place of whoever reported it.
 * @NOTE No line in the ledger: strangers must not be able to fill it.
 */
export const recordClientErrors = defineMutation({
  action: "create",
  collection: "client-errors",
  input: z.strictObject({ reports: z.array(clientReportSchema).min(1).max(20) }),
  run: async ({ scope, input, permit }): Promise<void> => {
    for (const counted of await countAlike(input.reports)) {
      await countReports(scope, permit, counted);
    }
  },
  audit: () => null,
});
