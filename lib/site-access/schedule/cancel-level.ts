import { takeJobBack } from "@/lib/tenancy/send-job.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { nothingSchema } from "../schemas.ts";
import { getSiteForChange } from "../repository.ts";
import { dropSchedule } from "./repository.ts";
import { LEVEL_KEY } from "./schedule-level.ts";

/** Takes back a scheduled change of the level, and the word of one that did not happen. */
export const cancelLevel = defineMutation({
  action: "update",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope, permit }) => {
    await getSiteForChange(scope);
    await takeJobBack(scope, LEVEL_KEY);
    return { cancelled: await dropSchedule(scope, permit) };
  },
  audit: (_deed, { cancelled }) =>
    cancelled
      ? {
          action: "site.cancel-schedule",
          collection: "site",
          subjectId: null,
          summary: "Cancelled the scheduled change of site access",
        }
      : null,
});
