import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";
import { followSiteRecord } from "./follow-site-record.ts";

/**
 * What a committed change of site access sets off: the signed record is pushed before the answer is
 * sent. Never throws.
 */
export async function announceSite(effect: Effect, organizationId: OrganizationId): Promise<void> {
  if (effect === "site-access-changed") await followSiteRecord(organizationId);
}
