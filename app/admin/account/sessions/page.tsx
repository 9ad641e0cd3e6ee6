import type { Metadata } from "next";
import { Badge } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import { listOwnSessions, type OwnSessionRow } from "@/lib/account/list-own-sessions.ts";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { EndOthers, EndSession } from "./end-session.tsx";
import { TokensCard } from "./tokens-card.tsx";

export const metadata: Metadata = { title: "Sessions" };

/** Where somebody is signed in, and how to end it. */
export default async function SessionsPage() {
  const sessions = await listOwnSessions(await signedInPerson());
  return (
    <>
      <Card
        flush
        title="Where you are signed in"
        description="One that you end is refused at its next request."
        actions={sessions.length > 1 && <EndOthers />}
      >
        <Table caption="Your sessions" columns={COLUMNS} rows={sessions} rowKey={({ id }) => id} />
      </Card>
      <TokensCard />
    </>
  );
}

const COLUMNS: readonly Column<OwnSessionRow>[] = [
  {
    key: "device",
    header: "Device",
    cell: ({ device, isThis }) => (
      <span className="flex flex-wrap items-center gap-2">
        {device}
        {isThis && <Badge tone="success">This one</Badge>}
      </span>
    ),
  },
  {
    key: "opened",
    header: "Signed in",
    tight: true,
    cell: ({ openedAt }) => <RelativeTime value={openedAt} />,
  },
  {
    key: "from",
    header: "From",
    tight: true,
    cell: ({ address }) => (
      <span className="font-mono text-xs">{address === "" ? "Not known" : address}</span>
    ),
  },
  {
    key: "seen",
    header: "Last seen",
    tight: true,
    cell: ({ seenAt }) => <RelativeTime value={seenAt} />,
  },
  {
    key: "end",
    header: "End",
    hideHeader: true,
    tight: true,
    align: "end",
    cell: (session) => !session.isThis && <EndSession id={session.id} device={session.device} />,
  },
];
