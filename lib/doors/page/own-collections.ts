import { notFound, unauthorized } from "next/navigation";
import { collectionsFor, type CollectionFor } from "@/lib/content/collection-for.ts";
import { listsFor, type ListFor } from "@/lib/content/list-for.ts";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { answerReach, type Reaching } from "@/lib/usecase/answer-reach.ts";
import { dashboardEyes } from "../eyes.ts";

/**
 * The organization's own collections as the signed-in member may use them, or whom they look as.
 * Refusals become Next's 401 and 404 pages, as at every page door.
 */
export const ownCollections = async (organizationSlug: string): Promise<readonly CollectionFor[]> =>
  collectionsFor(await ownReach(organizationSlug));

/** The lists of entries that they have, as `ownCollections`. */
export const ownLists = async (organizationSlug: string): Promise<readonly ListFor[]> =>
  listsFor(await ownReach(organizationSlug));

async function ownReach(organizationSlug: string): Promise<Reaching> {
  try {
    const { principal, requestId } = await dashboardEyes(organizationSlug);
    const announce = () => Promise.resolve();
    return await answerReach({ principal, requestId, announce });
  } catch (error) {
    if (error instanceof Unauthenticated) unauthorized();
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
