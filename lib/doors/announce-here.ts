import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { announceSite } from "@/lib/site-access/announce-site.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";
import { outdateSite } from "./kept-sites.ts";

/**
 * What a committed use case sets off in this process: a changed access level is pushed to the wall,
 * and the kept pages of the organization are asked for no more, so that the next visitor sees the new
 * state. Other processes hear of it by PostgreSQL (`follow-notices.ts`).
 */
export async function announceHere(effect: Effect, organizationId: OrganizationId): Promise<void> {
  await announceSite(effect, organizationId);
  outdateSite(organizationId);
}
