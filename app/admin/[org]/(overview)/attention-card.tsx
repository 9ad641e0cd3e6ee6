import { CircleCheck } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { EntrySummary } from "@/lib/content/entry.ts";
import type { SiteAccessView } from "@/lib/site-access/site-access-view.ts";

type AttentionCardProps = {
  base: string;
  pages: readonly EntrySummary[];
  access: SiteAccessView | null;
};

const SHOWN = 5;

/** What waits for somebody: a change that is late, drafts that are ahead of the website. */
export function AttentionCard({ base, pages, access }: AttentionCardProps) {
  const waiting = pages.filter(({ status }) => status === "changed" || status === "draft");
  return (
    <Card
      title="Needs attention"
      description={
        waiting.length > 0
          ? "What visitors do not see yet, until somebody publishes it."
          : undefined
      }
      flush
    >
      {access?.state === "delayed" && (
        <div className="p-4 sm:px-5">
          <Callout
            tone="warning"
            title="A change of site access is late"
            action={
              <LinkButton size="sm" href={`${base}/site-access`}>
                Look at it
              </LinkButton>
            }
          >
            It is saved, but the copy at the edge has not shown it yet.
          </Callout>
        </div>
      )}
      {waiting.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-4 text-sm text-muted sm:px-5">
          <CircleCheck className="size-4 text-success" aria-hidden="true" />
          Everything that is written is published.
        </p>
      ) : (
        <ul className="divide-y">
          {waiting.slice(0, SHOWN).map((page) => (
            <li key={page.id} className="relative flex items-center gap-3 px-4 py-2.5 sm:px-5">
              <Link
                href={`${base}/pages/${page.id}`}
                className="min-w-0 flex-1 truncate rounded-sm text-sm font-medium text-ink after:absolute after:inset-0 hover:text-accent-text"
              >
                {page.title}
              </Link>
              <span className="text-xs text-muted max-xs:hidden">
                <RelativeTime value={page.updatedAt} />
              </span>
              <StatusBadge status={page.status} />
            </li>
          ))}
          {waiting.length > SHOWN && (
            <li className="px-4 py-2.5 text-xs text-muted sm:px-5">
              and {waiting.length - SHOWN} more in{" "}
              <Link href={`${base}/pages`} className="text-accent-text underline">
                Pages
              </Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
