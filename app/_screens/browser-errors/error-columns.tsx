import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { Column } from "@/app/_ui/table.tsx";
import type { ClientError } from "@/lib/client-errors/client-error.ts";

/** What every list of browser errors shows alike: what failed where, how often, and when last. */
export const whatColumn: Column<ClientError> = {
  key: "what",
  header: "What",
  cell: ({ message, page }) => (
    <>
      <span className="line-clamp-2">{message}</span>
      <span className="block truncate font-mono text-xs font-normal text-muted">{page}</span>
    </>
  ),
};

export const countColumn: Column<ClientError> = {
  key: "count",
  header: "Seen",
  tight: true,
  align: "end",
  cell: ({ count }) => <span className="tabular">{count.toLocaleString("en-GB")}×</span>,
};

export const lastColumn: Column<ClientError> = {
  key: "last",
  header: "Last",
  tight: true,
  cell: ({ lastSeenAt }) => <RelativeTime value={lastSeenAt} />,
};
