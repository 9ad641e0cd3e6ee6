import { dashboardEyes, type Looking } from "../eyes.ts";
import { refusePage } from "./refuse-page.ts";

/** Whom the signed-in member looks as in an organization; null: they see with their own eyes. */
export async function lookingAs(organizationSlug: string): Promise<Looking | null> {
  try {
    return (await dashboardEyes(organizationSlug)).looking;
  } catch (error) {
    return refusePage(error, organizationSlug);
  }
}
