import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SignInForm } from "@/app/login/sign-in-form.tsx";
import { GatePage } from "@/app/_ui/gate-page.tsx";
import { entrancePage, type EntranceVisit } from "@/lib/doors/entrance.ts";
import { passwordRules } from "@/lib/instance/read-security.ts";
import { readInvitation, type OpenInvitation } from "@/lib/people/read-invitation.ts";
import { AcceptButton } from "./accept-button.tsx";
import { JoinForm } from "./join-form.tsx";
import { OtherPerson } from "./other-person.tsx";

export const metadata: Metadata = { title: "Invitation" };

type PageParams = { params: Promise<{ token: string }> };

/** An invitation. Opening it uses nothing up: what is chosen here does. */
export default async function InvitationPage({ params }: PageParams) {
  const { session } = await entrancePage();
  const { token } = await params;
  const invitation = await readInvitation(token);
  if (invitation === null) notFound();
  const { organization, name, hasAccount } = invitation;
  return (
    <GatePage
      title={`Join ${organization.name}`}
      description={
        hasAccount
          ? `${name}, you are invited as a member. Nothing of what you are elsewhere changes.`
          : `Welcome, ${name}. Choose a password; you sign in with ${invitation.email}.`
      }
    >
      <Way {...{ token, invitation, session }} />
    </GatePage>
  );
}

type WayProps = {
  token: string;
  invitation: OpenInvitation;
  session: EntranceVisit["session"];
};

async function Way({ token, invitation, session }: WayProps) {
  const { email, hasAccount, organization } = invitation;
  if (!hasAccount) return <JoinForm {...{ token, email }} rules={await passwordRules()} />;
  if (session === null) return <SignInForm returnTo={`/invitation/${token}`} email={email} />;
  if (session.userId !== invitation.userId) return <OtherPerson email={session.email} />;
  return <AcceptButton token={token} organization={organization.name} />;
}
