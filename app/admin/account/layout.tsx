import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { TabLinks } from "@/app/_ui/tab-links.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { PlainFrame } from "../plain-frame.tsx";

export const metadata: Metadata = {
  title: { default: "Your account", template: "%s · Your account · Gatehouse" },
};

const TABS = [
  { href: "/admin/account/profile", label: "Profile" },
  { href: "/admin/account/security", label: "Security" },
  { href: "/admin/account/sessions", label: "Sessions" },
];

/** The frame of a person's own pages, which belong to no organization. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { email } = await signedInPerson();
  return (
    <PlainFrame>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8 sm:py-10">
        <PageHeader
          title="Your account"
          description={`You sign in as ${email}. It is one account for all your organizations.`}
          actions={<LinkButton href="/admin">Your organizations</LinkButton>}
        >
          <TabLinks label="Parts of your account" tabs={TABS} />
        </PageHeader>
        <div className="flex flex-col gap-5">{children}</div>
      </main>
    </PlainFrame>
  );
}
