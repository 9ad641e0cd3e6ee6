import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { maintenanceView, type MaintenanceView } from "@/lib/doors/guest/maintenance-view.ts";
import { Button } from "../_ui/button.tsx";
import { buttonStyle } from "../_ui/button-style.ts";
import { GatePage } from "../_ui/gate-page.tsx";
import { BackAt } from "./back-at.tsx";
import { EnterForm } from "./enter-form.tsx";
import { SiteGate } from "./site-gate.tsx";

type Props = { searchParams: Promise<{ returnTo?: string | string[] }> };

export const metadata: Metadata = {
  title: { absolute: "Not open to everyone" },
  robots: { index: false, follow: false },
};

/** Where a visitor without access to an organization's site lands. */
export default async function MaintenancePage({ searchParams }: Props) {
  const { returnTo } = await searchParams;
  const view = await maintenanceView(typeof returnTo === "string" ? returnTo : undefined);
  if (view === null) notFound();
  return pages[view.kind](view);
}

const pages: Record<MaintenanceView["kind"], (view: MaintenanceView) => React.ReactNode> = {
  password: ({ returnTo, memberLink, said, backAt, ...view }) => (
    <SiteGate
      view={view}
      description={
        <Said {...{ said, backAt }}>
          This site is not open to everyone yet. Enter the password you were given to look around.
        </Said>
      }
      footer={
        <>
          Do you work on this site? <a href={memberLink}>Sign in as a member</a>
        </>
      }
    >
      <EnterForm returnTo={returnTo} />
    </SiteGate>
  ),
  private: ({ memberLink, said, backAt, ...view }) => (
    <SiteGate
      view={view}
      description={
        <Said {...{ said, backAt }}>
          This site is closed to visitors for now. People who work on it can still see it.
        </Said>
      }
    >
      <Way to={memberLink}>Sign in as a member</Way>
    </SiteGate>
  ),
  inside: ({ returnTo, ...view }) => (
    <SiteGate
      view={view}
      description="You are in as a guest. You can read everything on this site."
    >
      <div className="flex flex-col gap-3">
        <Way to={returnTo}>Continue to the site</Way>
        <form method="post" action="/api/guest/leave">
          <Button type="submit" size="lg" wide>
            Leave
          </Button>
        </form>
      </div>
    </SiteGate>
  ),
  open: ({ returnTo, ...view }) => (
    <SiteGate view={view} description="This site is open to everyone.">
      <Way to={returnTo}>Go to the site</Way>
    </SiteGate>
  ),
  away: ({ returnTo }) => (
    <GatePage
      title="Back in a moment"
      description="This page cannot be shown right now. Nothing is lost; please try again shortly."
    >
      <Way to={`/maintenance?returnTo=${encodeURIComponent(returnTo)}`}>Try again</Way>
    </GatePage>
  ),
};

/** @NOTE A whole navigation: websites have no client router, and sign-in is on another host. */
function Way({ to, children }: { to: string; children: string }) {
  return (
    <a href={to} className={buttonStyle({ variant: "primary", size: "lg", wide: true })}>
      {children}
    </a>
  );
}

type SaidProps = Pick<MaintenanceView, "said" | "backAt"> & { readonly children: string };

/** What the organization says here, or else what we do; and when the website will be back. */
function Said({ said, backAt, children }: SaidProps) {
  return (
    <div className="flex flex-col gap-2">
      {(said.length === 0 ? [children] : said).map((part) => (
        <p key={part} dir="auto" className="wrap-anywhere whitespace-pre-line">
          {part}
        </p>
      ))}
      {backAt !== null && <BackAt value={backAt} />}
    </div>
  );
}
