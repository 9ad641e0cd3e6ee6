import type { Metadata } from "next";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { getSiteDesign } from "@/lib/site-design/get-site-design.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { DesignForm } from "./design-form.tsx";

export const metadata: Metadata = { title: "Design" };

/** How the website looks: theme, colours, typefaces, logo, and what search engines are told. */
export default async function DesignPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { design, revision } = await loadPage(getSiteDesign, slug, {});
  const { can } = await abilitiesIn(slug);
  return <DesignForm org={slug} {...{ design, revision }} canChange={can.changeDesign} />;
}
