import {
  countColumn,
  lastColumn,
  whatColumn,
} from "@/app/_screens/browser-errors/error-columns.tsx";
import { KindBadge } from "@/app/_screens/browser-errors/kind-badge.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { Sparkline } from "@/app/_ui/sparkline.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { ClientError } from "@/lib/client-errors/client-error.ts";

type ErrorTableProps = {
  errors: readonly ClientError[];
  /** Counts of the last fourteen days by error. */
  byError: Readonly<Record<string, readonly number[]>>;
  hrefOf: (error: ClientError) => string;
};

/** The errors with how often and when; each leads to its details. */
export function ErrorTable({ errors, byError, hrefOf }: ErrorTableProps) {
  return (
    <Table
      caption="Browser errors"
      columns={columnsOf(byError)}
      rows={errors}
      rowKey={({ id }) => id}
      rowHref={hrefOf}
    />
  );
}

const columnsOf = (byError: ErrorTableProps["byError"]): readonly Column<ClientError>[] => [
  whatColumn,
  {
    key: "kind",
    header: "Kind",
    tight: true,
    cell: ({ kind, status }) => (
      <span className="flex items-center gap-1.5">
        <KindBadge kind={kind} />
        {status === "resolved" && <Badge tone="success">Resolved</Badge>}
      </span>
    ),
  },
  {
    key: "days",
    header: "Last 14 days",
    from: "lg",
    tight: true,
    cell: ({ id }) => {
      const values = byError[id] ?? [];
      const sum = values.reduce((total, value) => total + value, 0);
      return <Sparkline label={`${sum} in the last 14 days`} values={values} />;
    },
  },
  countColumn,
  lastColumn,
];
