import { notFound, redirect } from "next/navigation";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn } from "../_shell/sections.ts";
import { websiteTabs } from "./website-tabs.ts";

/** Leads to the first part that one may open. */
export default async function WebsitePage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  const [first] = websiteTabs(can);
  return first === undefined ? notFound() : redirect(`/admin/${slug}/website/${first.segment}`);
}
