import { UserPlus, Users } from "lucide-react";
import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { Pagination } from "@/app/_ui/pagination.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { getRegistration } from "@/lib/members/change-registration.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { listSignInLocks } from "@/lib/members/list-sign-in-locks.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { AdminsCard } from "../admins-card.tsx";
import { mayProvision } from "../identity/may-provision.ts";
import { LocksCard } from "../locks-card.tsx";
import { MemberFilters } from "../member-filters.tsx";
import { MemberTable } from "../member-table.tsx";
import { RegistrationCard } from "../registration-card.tsx";
import {
  membersAddress,
  membersQueryOf,
  membersThatFit,
  PAGE_SIZE,
  type MembersSearch,
} from "../members-query.ts";

export const metadata: Metadata = { title: "Members" };

type MembersProps = OrganizationParams & { searchParams: Promise<MembersSearch> };

/** The people of the organization and what they hold. */
export default async function MembersPage(props: MembersProps) {
  const { slug } = await organizationOf(props);
  const query = membersQueryOf(await props.searchParams);
  const { members } = await loadPage(listMembers, slug, {});
  const { can, roles } = await abilitiesIn(slug);
  const { locks } = can.signInLocks ? await loadPage(listSignInLocks, slug, {}) : { locks: [] };
  const base = `/admin/${slug}/members`;
  const fitting = membersThatFit(members, query, Date.now());
  const last = Math.max(1, Math.ceil(fitting.length / PAGE_SIZE));
  const page = Math.min(query.page ?? 1, last);
  const shown = fitting.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const to = (other: number) =>
    other < 1 || other > last ? undefined : membersAddress(base, { ...query, page: other });
  return (
    <>
      <PageHeader
        title="Members"
        description="The people of this organization. What they may do comes from their roles and policies; without any it is nothing."
        actions={
          <>
            {mayProvision(can) && (
              <LinkButton href={`${base}/identity`}>Identity systems</LinkButton>
            )}
            {can.addMembers && (
              <CreateLink href={`${base}/new`} icon={<UserPlus aria-hidden="true" />}>
                Add member
              </CreateLink>
            )}
          </>
        }
      >
        <MemberFilters base={base} query={query} members={members} />
      </PageHeader>
      <Card flush>
        {shown.length === 0 ? <NobodyFits /> : <MemberTable base={base} members={shown} />}
      </Card>
      {last === 1 ? (
        <p className="py-2 text-xs text-muted">{countText(fitting.length, members.length)}</p>
      ) : (
        <Pagination
          label="Members"
          words={["Previous", "Next"]}
          newer={to(page - 1)}
          older={to(page + 1)}
          note={countText(fitting.length, members.length)}
        />
      )}
      <div className="mt-4 flex flex-col gap-4">
        {locks.length > 0 && <LocksCard org={slug} locks={locks} canUnlock={can.unlockSignIns} />}
        {members.some(({ admin }) => admin) && <AdminsCard base={base} members={members} />}
        {roles.includes("admin") && (
          <RegistrationCard
            org={slug}
            sendsMail={await sendsMail()}
            {...await loadPage(getRegistration, slug, {})}
          />
        )}
      </div>
    </>
  );
}

/** @NOTE There is always a member: whoever looks at the list. */
function NobodyFits() {
  return (
    <EmptyState icon={<Users />} title="Nobody fits">
      Search for another name or email, or clear the filter.
    </EmptyState>
  );
}

const countText = (fitting: number, all: number): string =>
  fitting === all ? `${all} ${all === 1 ? "member" : "members"}` : `${fitting} of ${all} members`;
