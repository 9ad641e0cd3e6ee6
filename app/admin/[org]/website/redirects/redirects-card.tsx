"use client";

import { Signpost, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { Badge } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ListedRedirect } from "@/lib/redirects/list-redirects.ts";
import { createRedirectsAction, removeRedirectsAction } from "../site-actions.ts";
import { AddRedirect } from "./add-redirect.tsx";
import { FindRedirects } from "./find-redirects.tsx";
import { ImportRedirects } from "./import-redirects.tsx";

type RedirectsCardProps = {
  readonly org: string;
  readonly redirects: readonly ListedRedirect[];
  readonly next: string | null;
  readonly total: number;
  readonly words: string;
  readonly canChange: boolean;
};

/** The website's redirects, a page at a time. */
export function RedirectsCard({ org, words, canChange, ...found }: RedirectsCardProps) {
  const { redirects, next, total } = found;
  const remove = useRemove(org);
  const base = `/admin/${org}/website/redirects`;
  const isEmpty = total === 0 && words === "";
  return (
    <Card
      flush
      title={total === 1 ? "One redirect" : `${total} redirects`}
      description="Where nothing stands at an address, visitors are led on. A page that stands there wins."
      actions={
        canChange && (
          <>
            <ImportRedirects org={org} />
            <AddRedirect org={org} />
          </>
        )
      }
      footer={
        next !== null && (
          <LinkButton href={`${base}?${new URLSearchParams({ words, after: next }).toString()}`}>
            Next 100
          </LinkButton>
        )
      }
    >
      {!isEmpty && <FindRedirects {...{ base, words }} />}
      <Table
        caption="Redirects"
        columns={columnsOf(canChange ? remove : null)}
        rows={redirects}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<Signpost />}
            title={isEmpty ? "No redirects" : "None with these words"}
          >
            {isEmpty
              ? "When an address changes, lead visitors and search engines from the old one to the new."
              : "Look for a part of either address."}
          </EmptyState>
        }
      />
    </Card>
  );
}

type Remove = (redirect: ListedRedirect) => Promise<void>;

function useRemove(org: string): Remove {
  const router = useRouter();
  const toast = useToast();
  return async ({ id, from, to, status }) => {
    const result = await removeRedirectsAction(org, { ids: [id] });
    const bringBack = async () => {
      await createRedirectsAction(org, { redirects: [{ from, to, status }] });
      router.refresh();
    };
    if (result.ok) {
      toast({
        title: `Removed ${from}`,
        undo: { run: () => void bringBack() },
      });
    } else toast({ title: "Not removed", description: result.error.detail, tone: "danger" });
    router.refresh();
  };
}

const columnsOf = (remove: Remove | null): readonly Column<ListedRedirect>[] => [
  {
    key: "from",
    header: "Old address",
    cell: ({ from }) => <span className="font-mono text-xs wrap-anywhere">{from}</span>,
  },
  {
    key: "to",
    header: "Leads to",
    cell: ({ to }) => <span className="font-mono text-xs wrap-anywhere">{to}</span>,
  },
  {
    key: "status",
    header: "Kind",
    tight: true,
    from: "md",
    cell: ({ status }) => (
      <Badge tone={status === 301 || status === 308 ? "neutral" : "info"}>
        {`${status} ${status === 301 || status === 308 ? "for good" : "for now"}`}
      </Badge>
    ),
  },
  { key: "by", header: "By", tight: true, from: "lg", cell: ({ createdBy }) => createdBy || "–" },
  ...(remove === null
    ? []
    : [
        {
          key: "remove",
          header: "Remove",
          hideHeader: true,
          tight: true,
          align: "end" as const,
          cell: (redirect: ListedRedirect) => (
            <IconButton
              size="sm"
              label={`Remove ${redirect.from}`}
              icon={<Trash2 />}
              onClick={() => void remove(redirect)}
            />
          ),
        },
      ]),
];
