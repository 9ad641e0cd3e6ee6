import { collectionsFor, type CollectionFor } from "@/lib/content/collection-for.ts";
import { listsFor, type ListFor } from "@/lib/content/list-for.ts";
import { answerReach, type Reaching } from "@/lib/usecase/answer-reach.ts";
import { dashboardEyes } from "../eyes.ts";
import { refusePage } from "./refuse-page.ts";

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
    return refusePage(error, organizationSlug);
  }
}
