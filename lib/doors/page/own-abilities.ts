import { answerWishes, type Answers, type Wish } from "@/lib/usecase/answer-wishes.ts";
import { dashboardEyes } from "../eyes.ts";
import { refusePage } from "./refuse-page.ts";

/**
 * Which of these use cases the signed-in member may run, and the roles that say so. Refusals
 * become Next's 401 and 404 pages, as at every page door.
 */
export async function ownAbilities<Name extends string>(
  organizationSlug: string,
  wishes: Readonly<Record<Name, Wish>>,
): Promise<Answers<Name>> {
  try {
    return await answerWishes(wishes, await dashboardEyes(organizationSlug));
  } catch (error) {
    return refusePage(error, organizationSlug);
  }
}
