import type { Metadata } from "next";
import { Globe } from "lucide-react";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listHostnames } from "@/lib/site-access/hostnames/list-hostnames.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { AddHostname } from "./add-hostname.tsx";
import { HostnameCard } from "./hostname-card.tsx";

export const metadata: Metadata = { title: "Hostnames" };

/** The names under which the website is served, or shall be. */
export default async function HostnamesPage(props: OrganizationParams) {
  const { slug, host } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  const { hostnames } = await loadPage(listHostnames, slug, {});
  const primary = hostnames.find((one) => one.primary)?.shown ?? null;
  return (
    <div className="flex flex-col gap-5">
      {can.changeSite && <AddHostname org={slug} />}
      <Card title={host} description="The website’s own name on this instance.">
        <p className="text-sm text-muted">
          {primary === null
            ? "Always there, and works without any setting up."
            : `Always there. Visitors are led on to ${primary}.`}
        </p>
      </Card>
      {hostnames.length === 0 ? (
        <Card>
          <EmptyState icon={<Globe />} title="No hostname of your own yet">
            Add one such as www.example.com, prove that it is yours, and lead it here.
          </EmptyState>
        </Card>
      ) : (
        hostnames.map((one) => (
          <HostnameCard
            key={one.hostname}
            org={slug}
            hostname={one}
            ownHost={host}
            canChange={can.changeSite}
          />
        ))
      )}
    </div>
  );
}
