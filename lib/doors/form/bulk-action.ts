import { bulkEntries, type BulkOutcome } from "@/lib/content/bulk-entries.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { announceThroughNext } from "../announce.ts";
import { dashboardMember } from "../request-identity.ts";
import { answer, requireOwnEyes, requireOwnOrigin, type ActionResult } from "./form-action.ts";

/**
 * The form door of what is done to several entries: as `formAction`, and then a use case an entry,
 * each for itself. It never throws.
 */
export const bulkAction = (
  organizationSlug: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly report: readonly BulkOutcome[] }>> =>
  answer(async () => {
    await requireOwnOrigin("admin");
    if (typeof organizationSlug !== "string") throw new Forbidden();
    const caller = await dashboardMember(organizationSlug);
    await requireOwnEyes(caller.principal);
    return bulkEntries(input, { ...caller, announce: announceThroughNext });
  });
