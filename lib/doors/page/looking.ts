import { notFound, unauthorized } from "next/navigation";
import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { dashboardEyes, type Looking } from "../eyes.ts";

/** Whom the signed-in member looks as in an organization; null: they see with their own eyes. */
export async function lookingAs(organizationSlug: string): Promise<Looking | null> {
  try {
    return (await dashboardEyes(organizationSlug)).looking;
  } catch (error) {
    if (error instanceof Unauthenticated) unauthorized();
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
