import { notFound } from "next/navigation";
import { listOwnOrganizations, type OwnOrganization } from "@/lib/doors/page/own-organizations.ts";

export type OrganizationParams = { readonly params: Promise<{ org: string }> };

/** The organization that the address names; the 404 page when it is none of one's own. */
export async function organizationOf({ params }: OrganizationParams): Promise<OwnOrganization> {
  const { org } = await params;
  const organizations = await listOwnOrganizations();
  return organizations.find(({ slug }) => slug === org) ?? notFound();
}
