import type { ReactNode } from "react";
import type { OrganizationParams } from "../../_shell/organization-of.ts";
import { SitePartLayout } from "../site-part-layout.tsx";

type LayoutProps = OrganizationParams & { children: ReactNode };

/** For whoever may look at what the website is told. */
export default function RedirectsLayout(props: LayoutProps) {
  return <SitePartLayout {...props} />;
}
