import { Avatar } from "@/app/_ui/avatar.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { AuditEvent } from "@/lib/audit-log/audit-event.ts";
import { EventDetails } from "./event-details.tsx";

/** The log as sentences; each opens to all that is known of it. */
export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  return <Table caption="Audit events" columns={COLUMNS} rows={events} rowKey={({ id }) => id} />;
}

const COLUMNS: readonly Column<AuditEvent>[] = [
  { key: "what", header: "What", cell: ({ summary }) => summary },
  {
    key: "who",
    header: "Who",
    cell: ({ actorName }) => (
      <span className="flex items-center gap-2">
        <Avatar name={actorName} size="sm" />
        <span className="truncate">{actorName}</span>
      </span>
    ),
  },
  {
    key: "action",
    header: "Action",
    from: "lg",
    tight: true,
    cell: ({ action }) => <Badge>{action}</Badge>,
  },
  {
    key: "when",
    header: "When",
    tight: true,
    cell: ({ occurredAt }) => <RelativeTime value={occurredAt} />,
  },
  {
    key: "more",
    header: "Details",
    hideHeader: true,
    tight: true,
    align: "end",
    cell: (event) => <EventDetails event={event} />,
  },
];
