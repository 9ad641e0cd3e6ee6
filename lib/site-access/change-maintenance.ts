import { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import { instantOf, momentSchema } from "@/lib/usecase/moment.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { getSiteForChange, saveMaintenance } from "./repository.ts";

export const MAINTENANCE_MAX = 1_000;

export const changeMaintenanceInput = z.strictObject({
  /** Plain text; an empty line parts paragraphs. Empty: our own words. */
  text: z.string().trim().max(MAINTENANCE_MAX, `At most ${MAINTENANCE_MAX} characters.`),
  backAt: momentSchema.nullable(),
});

/** A year and a day: what takes longer is no maintenance, and search engines forget the website. */
const LONGEST_MS = 366 * 86_400_000;

/**
 * Sets what visitors without access read, and when the website will be back. Nothing opens by itself at
 * that time. @throws Invalid for a time that is past or too far ahead.
 */
export const changeMaintenance = defineMutation({
  action: "update",
  collection: "site",
  input: changeMaintenanceInput,
  run: async ({ scope, input, permit }) => {
    const before = await getSiteForChange(scope);
    const backAt = input.backAt === null ? null : instantOf(input.backAt);
    const isKept = backAt?.getTime() === before.backAt?.getTime();
    const problem = backAt === null || isKept ? null : problemOf(backAt.getTime() - scope.clock());
    if (problem !== null) throw new Invalid(problem, [{ path: ["backAt"], message: problem }]);
    await saveMaintenance(scope, permit, { maintenance: input.text, backAt });
    return { changed: !isKept || before.maintenance !== input.text, backAt };
  },
  audit: (_deed, { changed, backAt }) =>
    changed
      ? {
          action: "site.change-maintenance",
          collection: "site",
          subjectId: null,
          summary: "Changed what the maintenance page says",
          detail: { backAt: backAt?.toISOString() ?? null },
        }
      : null,
});

function problemOf(ahead: number): string | null {
  if (ahead <= 0) return "This time has passed. Choose a later one, or none.";
  return ahead > LONGEST_MS ? "This is too far ahead. Choose a time within a year." : null;
}
