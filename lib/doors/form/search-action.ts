import type { ListAnswer } from "@/lib/query/resource.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { searchEverything } from "@/lib/search/search-everything.ts";
import { announceThroughNext } from "../announce.ts";
import { dashboardMember } from "../request-identity.ts";
import { answer, requireOwnEyes, requireOwnOrigin, type ActionResult } from "./form-action.ts";

/** How many entries an answer holds. */
const MOST = "8";

/**
 * The form door of a search over all collections, drafts included for those who may read them: as
 * `formAction`, for what is several use cases in one reading scope. It never throws.
 */
export const searchAction = (
  organizationSlug: unknown,
  words: unknown,
): Promise<ActionResult<ListAnswer>> =>
  answer(async () => {
    await requireOwnOrigin("admin");
    if (typeof organizationSlug !== "string") throw new Forbidden();
    const caller = await dashboardMember(organizationSlug);
    await requireOwnEyes(caller.principal);
    const question = { filter: { _search: words }, size: MOST, after: null, before: null };
    const asking = { ...caller, announce: announceThroughNext };
    return searchEverything(asking, { view: "draft", question });
  });
