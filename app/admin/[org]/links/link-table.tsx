"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import type { Link } from "@/lib/links/list-links.ts";
import { kindWords, usesWords } from "../_links/link-words.ts";
import { RevokeLinkButton } from "../_links/revoke-link-button.tsx";

type LinkTableProps = { org: string; links: readonly Link[]; empty: ReactNode };

/** Links that have not ended, the newest first. */
export function LinkTable({ org, links, empty }: LinkTableProps) {
  const router = useRouter();
  return (
    <Table
      caption="Links"
      columns={columnsOf(org, () => router.refresh())}
      rows={links}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

const columnsOf = (org: string, onRevoked: () => void): readonly Column<Link>[] => [
  {
    key: "entry",
    header: "Entry",
    cell: ({ title, collection }) => (
      <>
        {title ?? "An entry without a title for you"}
        <span className="block text-xs font-normal text-muted">{collection}</span>
      </>
    ),
  },
  {
    key: "kind",
    header: "Link",
    cell: (link) => (
      <>
        {kindWords(link)}
        {!link.isMine && <span className="block text-xs text-muted">by {link.memberName}</span>}
      </>
    ),
  },
  { key: "uses", header: "Opened", tight: true, from: "md", cell: usesWords },
  {
    key: "used",
    header: "Last",
    tight: true,
    from: "md",
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? "Never" : <RelativeTime value={lastUsedAt} />),
  },
  {
    key: "ends",
    header: "Ends",
    tight: true,
    cell: ({ expiresAt }) => <RelativeTime value={expiresAt} />,
  },
  {
    key: "deeds",
    header: "Copy or revoke",
    hideHeader: true,
    tight: true,
    align: "end",
    cell: (link) => (
      <span className="inline-flex items-center gap-1">
        {link.address !== null && <CopyButton value={link.address} label="Copy link" />}
        <RevokeLinkButton {...{ org, id: link.id, what: kindWords(link), onRevoked }} />
      </span>
    ),
  },
];
