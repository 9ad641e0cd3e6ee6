import { notFound, unauthorized } from "next/navigation";
import { collectionsFor, type CollectionFor } from "@/lib/content/collection-for.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { answerReach } from "@/lib/usecase/answer-reach.ts";
import { dashboardEyes } from "../eyes.ts";

/**
 * The organization's own collections as the signed-in member may use them, or whom they look as.
 * Refusals become Next's 401 and 404 pages, as at every page door.
 */
export async function ownCollections(organizationSlug: string): Promise<readonly CollectionFor[]> {
  try {
    const { principal, requestId } = await dashboardEyes(organizationSlug);
    const announce = () => Promise.resolve();
    const reaching = await answerReach({ principal, requestId, announce });
    return collectionsFor(reaching);
  } catch (error) {
    if (error instanceof Unauthenticated) unauthorized();
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
