import { notFound, unauthorized } from "next/navigation";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { answerWishes, type Answers, type Wish } from "@/lib/usecase/answer-wishes.ts";
import { dashboardEyes } from "../eyes.ts";

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
    if (error instanceof Unauthenticated) unauthorized();
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
