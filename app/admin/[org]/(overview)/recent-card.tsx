import { Link } from "@/app/_ui/link.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { EntrySummary } from "@/lib/content/entry.ts";

type RecentCardProps = { base: string; pages: readonly EntrySummary[] };

/** The pages somebody worked on last. */
export function RecentCard({ base, pages }: RecentCardProps) {
  return (
    <Card title="Last edited" flush>
      <ul className="divide-y">
        {pages.map((page) => (
          <li key={page.id} className="relative flex items-center gap-3 px-4 py-2.5 sm:px-5">
            <Link
              href={`${base}/pages/${page.id}`}
              className="min-w-0 flex-1 truncate rounded-sm text-sm font-medium text-ink after:absolute after:inset-0 hover:text-accent-text"
            >
              {page.title}
            </Link>
            <span className="text-xs text-muted">
              <RelativeTime value={page.updatedAt} />
            </span>
            <StatusBadge status={page.status} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
