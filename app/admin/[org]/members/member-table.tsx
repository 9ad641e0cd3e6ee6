import { Avatar } from "@/app/_ui/avatar.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { MemberSummary } from "@/lib/members/member.ts";
import { RoleBadges } from "../_rights/role-badges.tsx";

type MemberTableProps = { base: string; members: readonly MemberSummary[] };

/** Members as a list; each leads to their own screen. */
export function MemberTable({ base, members }: MemberTableProps) {
  return (
    <Table
      caption="Members"
      columns={COLUMNS}
      rows={members}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
    />
  );
}

const COLUMNS: readonly Column<MemberSummary>[] = [
  {
    key: "name",
    header: "Name",
    cell: (member) => <Person {...member} />,
  },
  {
    key: "roles",
    header: "Roles",
    cell: ({ roles, policies }) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
        <RoleBadges roles={roles} />
        {policies.length > 0 && <span className="text-xs">{policyCount(policies.length)}</span>}
      </span>
    ),
  },
  {
    key: "sign-in",
    header: "Last sign-in",
    from: "md",
    tight: true,
    cell: ({ signedInAt }) => (signedInAt === null ? "Never" : <RelativeTime value={signedInAt} />),
  },
  {
    key: "factor",
    header: "Second factor",
    from: "lg",
    tight: true,
    cell: ({ hasFactor }) => (hasFactor ? <Badge tone="success">On</Badge> : "None"),
  },
  {
    key: "status",
    header: "Status",
    tight: true,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
];

function Person({ name, email, self }: MemberSummary) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2">
          {name}
          {self && <Badge>You</Badge>}
        </span>
        <span className="block text-xs font-normal text-muted">{email}</span>
      </span>
    </span>
  );
}

const policyCount = (count: number): string =>
  count === 1 ? "and a policy" : `and ${count} policies`;
