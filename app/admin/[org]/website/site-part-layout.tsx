import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn } from "../_shell/sections.ts";

type LayoutProps = OrganizationParams & { children: ReactNode };

/** @NOTE Asked above the page, so that the answer without leave is a true 404. */
export async function SitePartLayout({ children, params }: LayoutProps) {
  const { slug } = await organizationOf({ params });
  const { can } = await abilitiesIn(slug);
  return can.site ? children : notFound();
}
