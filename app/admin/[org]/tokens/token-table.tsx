import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { StaticToken } from "@/lib/tokens/list-static-tokens.ts";
import { RevokeTokenButton } from "./revoke-token-button.tsx";
import { scopeText } from "./scope-text.ts";

type TokenTableProps = { org: string; tokens: readonly StaticToken[]; empty: ReactNode };

/** Static tokens, the newest first. */
export function TokenTable({ org, tokens, empty }: TokenTableProps) {
  return (
    <Table
      caption="Tokens"
      columns={columnsOf(org)}
      rows={tokens}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

const columnsOf = (org: string): readonly Column<StaticToken>[] => [
  {
    key: "name",
    header: "Name",
    cell: ({ id, name }) => (
      <>
        {name}
        <span className="block font-mono text-xs font-normal text-muted">gh_pat_{id}_…</span>
      </>
    ),
  },
  { key: "scopes", header: "May", from: "md", cell: ({ scopes }) => scopeText(scopes) },
  {
    key: "used",
    header: "Last used",
    tight: true,
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? "Never" : <RelativeTime value={lastUsedAt} />),
  },
  {
    key: "ends",
    header: "Ends",
    tight: true,
    cell: ({ expiresAt }) => <Ends expiresAt={expiresAt} />,
  },
  {
    key: "revoke",
    header: "Revoke",
    hideHeader: true,
    tight: true,
    align: "end",
    cell: ({ id, name }) => <RevokeTokenButton {...{ org, id, name }} />,
  },
];

function Ends({ expiresAt }: { expiresAt: Date | null }) {
  if (expiresAt === null) return <Badge tone="warning">Never</Badge>;
  return <RelativeTime value={expiresAt} />;
}
