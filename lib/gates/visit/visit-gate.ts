import type { MemberPrincipal } from "@/lib/access/principal.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import {
  findLiveSession,
  findMemberPrincipal,
  type OrganizationEntry,
} from "@/lib/tenancy/directory.ts";
import { verifyVisitCookie } from "./verify.ts";

/**
 * Admits a member who came over from the dashboard to the organization's own host. The cookie only
 * names a session; that session, the person and the membership are looked up each time, so that
 * signing out ends the visit at the next click. Null for everybody else.
 * @throws Unavailable when the database is out of reach.
 */
export async function findVisitor(
  cookie: string | undefined,
  organization: OrganizationEntry,
  judging: Judging,
): Promise<MemberPrincipal | null> {
  if (cookie === undefined || cookie === "") return null;
  const claims = await verifyVisitCookie(judging, organization.id, cookie);
  if (claims === null) return null;
  const session = await findLiveSession(
    { sessionId: claims.sid, userId: claims.sub },
    new Date(judging.now),
  );
  return session === null ? null : findMemberPrincipal(session, organization.slug);
}
