import { notFound, redirect, unauthorized } from "next/navigation";
import { FactorRequired, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";

/**
 * Makes a page of a refusal: whoever lacks the second factor that an organization asks for is led to
 * where they set one up; otherwise Next's 401 and 404. Anything else is thrown on, to the error boundary.
 */
export function refusePage(error: unknown, organizationSlug: string): never {
  if (error instanceof FactorRequired) {
    redirect(`/admin/account/security?for=${encodeURIComponent(organizationSlug)}`);
  }
  if (error instanceof Unauthenticated) unauthorized();
  if (error instanceof NotFound) notFound();
  throw error;
}
