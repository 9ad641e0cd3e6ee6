import { Forbidden } from "@/lib/kernel/errors.ts";
import { findEntries, type FoundEntries } from "@/lib/search/find-entries.ts";
import { announceThroughNext } from "../announce.ts";
import { dashboardMember } from "../request-identity.ts";
import { answer, requireOwnEyes, requireOwnOrigin, type ActionResult } from "./form-action.ts";

/**
 * The form door of a search over all collections, drafts included for those who may read them: as
 * `formAction`, for what is several use cases in one reading scope. It never throws.
 */
export const searchAction = (
  organizationSlug: unknown,
  words: unknown,
): Promise<ActionResult<FoundEntries>> =>
  answer(async () => {
    await requireOwnOrigin("admin");
    if (typeof organizationSlug !== "string") throw new Forbidden();
    const caller = await dashboardMember(organizationSlug);
    await requireOwnEyes(caller.principal);
    return findEntries({ ...caller, announce: announceThroughNext }, words);
  });
