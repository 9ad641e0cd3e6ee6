import type { ReactNode } from "react";
import type { MaintenanceView } from "@/lib/doors/guest/maintenance-view.ts";
import { GatePage } from "../_ui/gate-page.tsx";

type SiteGateProps = {
  readonly view: Pick<MaintenanceView, "name" | "dress">;
  readonly description: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
};

/** The page before an organization's website, dressed as the website is. */
export function SiteGate({ view: { name, dress }, ...page }: SiteGateProps) {
  if (dress === null) return <GatePage title={name} {...page} />;
  const { look, logo } = dress;
  return (
    <div data-site-look>
      {/* After the dashboard's own: of the names that both have, the website's count. */}
      <link rel="stylesheet" href={look} precedence="site-look" />
      <GatePage title={name} mark={logo === null ? null : <SiteLogo src={logo} />} {...page} />
    </div>
  );
}

function SiteLogo({ src }: { readonly src: string }) {
  // oxlint-disable-next-line nextjs/no-img-element -- it comes with the page
  return <img {...{ src }} alt="" className="h-10 max-w-56 object-contain" />;
}
