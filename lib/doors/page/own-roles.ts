import { FactorRequired } from "@/lib/kernel/errors.ts";
import { answerWishes } from "@/lib/usecase/answer-wishes.ts";
import { dashboardEyes } from "../eyes.ts";
import { refusePage } from "./refuse-page.ts";

/**
 * The roles of the signed-in member in an organization, where several stand side by side; null: it asks
 * them for a second factor first.
 */
export async function ownRoles(organizationSlug: string): Promise<readonly string[] | null> {
  try {
    return (await answerWishes({}, await dashboardEyes(organizationSlug))).roles;
  } catch (error) {
    if (error instanceof FactorRequired) return null;
    return refusePage(error, organizationSlug);
  }
}
