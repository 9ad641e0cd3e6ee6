import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listTargets } from "@/lib/import/imports/list-targets.ts";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";

type LayoutProps = OrganizationParams & { children: ReactNode };

/** @NOTE Asked above the skeletons, so that the answer to who may create nothing is a true 404. */
export default async function ImportLayout({ children, params }: LayoutProps) {
  const { slug } = await organizationOf({ params });
  const targets = await loadPage(listTargets, slug, {});
  return targets.length > 0 ? children : notFound();
}
