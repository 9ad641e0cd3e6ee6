import { Badge } from "@/app/_ui/badge.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Sparkline } from "@/app/_ui/sparkline.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { DomainSummary } from "@/lib/domains/domain.ts";

/** A domain with its requests of the last 24 hours, oldest hour first; null: not looked up. */
export type DomainLine = DomainSummary & { readonly requests: readonly number[] | null };

type DomainTableProps = { caption: string; base: string; domains: readonly DomainLine[] };

/** Domains as a list; each leads to its own screen. */
export function DomainTable({ caption, base, domains }: DomainTableProps) {
  return (
    <Table
      caption={caption}
      columns={COLUMNS}
      rows={domains}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
    />
  );
}

const COLUMNS: readonly Column<DomainLine>[] = [
  {
    key: "name",
    header: "Name",
    cell: ({ name, hostname }) => (
      <>
        {name}
        <span className="block font-mono text-xs font-normal text-muted">{hostname}</span>
      </>
    ),
  },
  {
    key: "roles",
    header: "Roles",
    from: "md",
    cell: ({ roles }) =>
      roles.length === 0 ? (
        "None"
      ) : (
        <span className="flex flex-wrap gap-1">
          {roles.map(({ slug, name }) => (
            <Badge key={slug}>{name}</Badge>
          ))}
        </span>
      ),
  },
  {
    key: "requests",
    header: "Last 24 hours",
    tight: true,
    cell: ({ requests }) => <Requests requests={requests} />,
  },
  {
    key: "used",
    header: "Last used",
    tight: true,
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? "Never" : <RelativeTime value={lastUsedAt} />),
  },
  {
    key: "status",
    header: "Status",
    tight: true,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
];

function Requests({ requests }: { requests: readonly number[] | null }) {
  if (requests === null) return "–";
  const total = requests.reduce((sum, count) => sum + count, 0);
  if (total === 0) return "None";
  return (
    <span className="flex items-center gap-3">
      <span className="tabular min-w-8 text-right">{total.toLocaleString("en-GB")}</span>
      <Sparkline label={`${total} requests in the last 24 hours`} values={requests} />
    </span>
  );
}
