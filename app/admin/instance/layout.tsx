import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { TabLinks } from "@/app/_ui/tab-links.tsx";
import { instanceOwner } from "@/lib/doors/page/owner.ts";
import { PlainFrame } from "../plain-frame.tsx";

export const metadata: Metadata = {
  title: { default: "Settings", template: "%s · Settings · Gatehouse" },
};

const TABS = [
  { href: "/admin/instance/security", label: "Security" },
  { href: "/admin/instance/providers", label: "Providers" },
  { href: "/admin/instance/mail", label: "Mail" },
];

/** The frame of what the owner decides for the whole instance. */
export default async function InstanceLayout({ children }: { children: ReactNode }) {
  await instanceOwner();
  return (
    <PlainFrame>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8 sm:py-10">
        <PageHeader
          title="Settings of this instance"
          description="They hold for everybody who signs in here, whatever organization they belong to. Only you, the owner, see this."
          actions={<LinkButton href="/admin">Your organizations</LinkButton>}
        >
          <TabLinks label="Parts of the settings" tabs={TABS} />
        </PageHeader>
        <div className="flex flex-col gap-5">{children}</div>
      </main>
    </PlainFrame>
  );
}
