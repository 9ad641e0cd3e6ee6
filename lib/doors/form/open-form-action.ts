import { openForm } from "@/lib/forms/open-form.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { announceThroughNext } from "../announce.ts";
import { dashboardMember } from "../request-identity.ts";
import { answer, requireOwnEyes, requireOwnOrigin, type ActionResult } from "./form-action.ts";

/** The form door of letting everybody send entries to a collection: as `formAction`, for two deeds in one. */
export const openFormFor = (
  organizationSlug: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly policyId: string }>> =>
  answer(async () => {
    await requireOwnOrigin("admin");
    if (typeof organizationSlug !== "string") throw new Forbidden();
    const caller = await dashboardMember(organizationSlug);
    await requireOwnEyes(caller.principal);
    return openForm(input, { ...caller, announce: announceThroughNext });
  });
