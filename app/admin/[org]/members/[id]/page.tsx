import { ScanSearch, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { Badge } from "@/app/_ui/badge.tsx";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { invitationMail } from "@/lib/members/invitation-mail.ts";
import type { MemberDetail } from "@/lib/members/member.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { SeeAsButton } from "../../see-as/see-as-button.tsx";
import { AccessForm } from "../access-form.tsx";
import { DangerCard } from "../danger-card.tsx";
import { holdingsIn } from "../holdings-in.ts";
import { InvitationCard } from "../invitation-card.tsx";
import { ReachedCard } from "../reached-card.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const member = await findForPage(getMember, org, { id: await entryIdOf(props) });
  return { title: member?.name ?? "Members" };
}

/** One member: what they hold and why, and the ways to end it. */
export default async function MemberPage(props: EntryParams) {
  const { slug } = await organizationOf(props);
  const id = await entryIdOf(props);
  const member = await loadPage(getMember, slug, { id });
  const holdings = await holdingsIn(slug);
  const { can } = await abilitiesIn(slug);
  return (
    <>
      <PageHeader
        title={member.name}
        description={member.email}
        status={<Marks member={member} />}
        breadcrumbs={<Breadcrumbs items={[{ label: "Members", href: `/admin/${slug}/members` }]} />}
        actions={
          <>
            {can.seeAs && <SeeAsButton org={slug} kind="member" id={id} />}
            {can.explain && (
              <LinkButton
                href={`/admin/${slug}/explain?who=member:${id}`}
                icon={<ScanSearch aria-hidden="true" />}
              >
                What they may do
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <AccessForm
          key={id}
          org={slug}
          {...{ member, ...holdings }}
          canPreview={can.previewImpact}
        />
        <div className="flex min-w-0 flex-col gap-5">
          {member.status === "invited" && (
            <InvitationCard
              org={slug}
              member={member}
              canInvite={can.inviteMembers}
              sendsMail={await sendsMail()}
              mail={await findForPage(invitationMail, slug, { id })}
            />
          )}
          <Card title="At a glance">
            <DefinitionList items={factsOf(member)} />
          </Card>
          <ReachedCard member={member} />
          {(can.changeMembers || can.removeMembers) && (
            <DangerCard
              org={slug}
              member={member}
              viewer={holdings.viewer}
              canRemove={can.removeMembers}
            />
          )}
        </div>
      </div>
    </>
  );
}

function Marks({ member: { status, admin, self } }: { member: MemberDetail }) {
  return (
    <>
      <StatusBadge status={status} />
      {admin && (
        <Badge tone="accent" icon={<ShieldCheck aria-hidden="true" />}>
          Admin
        </Badge>
      )}
      {self && <Badge>You</Badge>}
    </>
  );
}

function factsOf({ createdAt, lastSeenAt, signedInAt, canSignIn, hasFactor }: MemberDetail) {
  const signIn = canSignIn === true ? "With a password" : "They have not chosen a password.";
  return [
    { term: "Member since", value: <RelativeTime value={createdAt} /> },
    { term: "Last change", value: instantText(lastSeenAt, "None so far") },
    // Before they joined nothing is told of their account.
    ...(canSignIn === null
      ? []
      : [
          { term: "Last sign-in", value: instantText(signedInAt, "Never") },
          { term: "Sign-in", value: signIn },
          { term: "Second factor", value: hasFactor ? "On" : "None" },
        ]),
  ];
}

const instantText = (at: string | null, never: string) =>
  at === null ? never : <RelativeTime value={at} />;
