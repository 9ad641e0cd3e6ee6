import { Badge } from "@/app/_ui/badge.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { PolicyLine } from "./policy-lines.ts";

type PolicyTableProps = { base: string; policies: readonly PolicyLine[] };

/** Policies as a list; each leads to its own screen. */
export function PolicyTable({ base, policies }: PolicyTableProps) {
  return (
    <Table
      caption="Policies"
      columns={COLUMNS}
      rows={policies}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
    />
  );
}

const COLUMNS: readonly Column<PolicyLine>[] = [
  {
    key: "name",
    header: "Name",
    cell: ({ name, opens, limited }) => (
      <>
        {name}
        <span className="block text-xs font-normal text-muted">
          {opens}
          {limited && " · some of it within limits"}
        </span>
      </>
    ),
  },
  {
    key: "held",
    header: "Attached to",
    cell: (policy) => <Holders {...policy} />,
  },
];

function Holders({ roles, members, domains }: PolicyLine) {
  if (roles.length + members.length + domains.length === 0) {
    return <span className="text-faint">Nothing</span>;
  }
  return (
    <span className="flex flex-wrap justify-end gap-1 sm:justify-start">
      {roles.slice(0, 4).map(({ slug, name }) => (
        <Badge key={slug}>{name}</Badge>
      ))}
      {roles.length > 4 && <Badge>{roles.length - 4} more roles</Badge>}
      {members.length > 0 && <Badge tone="info">{counted(members.length, "member")}</Badge>}
      {domains.length > 0 && <Badge tone="violet">{counted(domains.length, "domain")}</Badge>}
    </span>
  );
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
