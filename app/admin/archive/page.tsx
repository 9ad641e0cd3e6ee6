import type { Metadata } from "next";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { listOwnOrganizations } from "@/lib/doors/page/own-organizations.ts";
import { ownRoles } from "@/lib/doors/page/own-roles.ts";
import { instanceOwner } from "@/lib/doors/page/owner.ts";
import { PlainFrame } from "../plain-frame.tsx";
import { BringIn } from "./bring-in.tsx";

export const metadata: Metadata = { title: "Bring in an organization" };

/** Makes a new organization of an archive: for the owner of the instance. */
export default async function BringInPage() {
  const { email } = await instanceOwner();
  const org = await ownOrganization();
  return (
    <PlainFrame>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-10">
        <PageHeader
          title="Bring in an organization"
          description="Makes a new organization of an archive, as Export writes it: all of it, or nothing. Only you, the owner of this instance, see this."
          actions={<LinkButton href="/admin">Your organizations</LinkButton>}
        />
        {org === null ? (
          <EmptyState title="You are an Admin of no organization">
            A file is sent through an organization that you are an Admin of. The command line brings
            one in without.
          </EmptyState>
        ) : (
          <BringIn org={org} email={email} />
        )}
      </main>
    </PlainFrame>
  );
}

/** An organization that the owner may send files through; null: there is none. */
async function ownOrganization(): Promise<string | null> {
  for (const { slug } of await listOwnOrganizations()) {
    const roles = (await ownRoles(slug)) ?? [];
    if (roles.includes("admin")) return slug;
  }
  return null;
}
