import { notFound, unauthorized } from "next/navigation";
import { collectionsFor, type CollectionFor } from "@/lib/content/collection-for.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { answerReach } from "@/lib/usecase/answer-reach.ts";
import { dashboardMember } from "../request-identity.ts";

/**
 * The organization's own collections as the signed-in member may use them. Refusals become Next's
 * 401 and 404 pages, as at every page door.
 */
export async function ownCollections(organizationSlug: string): Promise<readonly CollectionFor[]> {
  try {
    const member = await dashboardMember(organizationSlug);
    const reaching = await answerReach({ ...member, announce: () => Promise.resolve() });
    return collectionsFor(reaching);
  } catch (error) {
    if (error instanceof Unauthenticated) unauthorized();
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
