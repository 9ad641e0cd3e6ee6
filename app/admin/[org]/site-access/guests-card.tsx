import { Users } from "lucide-react";
import { Badge } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { GuestVisit } from "@/lib/site-access/list-guests.ts";
import type { SiteLevel } from "@/lib/site-access/schemas.ts";
import { EndGuestsButton } from "./end-guests-button.tsx";

type GuestsCardProps = {
  org: string;
  level: SiteLevel;
  total: number;
  guests: readonly GuestVisit[];
  canEnd: boolean;
};

/** Who is in with the site password now. */
export function GuestsCard({ org, level, total, guests, canEnd }: GuestsCardProps) {
  return (
    <Card
      title="Guests in now"
      description="They see the pages and drafts of this website, and nothing else."
      flush
      actions={
        total > 0 && (
          <>
            <Badge tone="info">{total}</Badge>
            {canEnd && <EndGuestsButton org={org} total={total} />}
          </>
        )
      }
    >
      {guests.length === 0 ? (
        <EmptyState icon={<Users />} title="Nobody is in">
          {level === "password"
            ? "Whoever enters the site password appears here."
            : "Guests can only enter while the level is Password."}
        </EmptyState>
      ) : (
        <ul className="max-h-96 divide-y overflow-y-auto">
          {guests.map((guest) => (
            <li key={guest.id} className="flex items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
              <span className="min-w-0 flex-1 truncate text-ink">{guest.browser}</span>
              <span className="text-right text-xs text-muted">
                entered <RelativeTime value={guest.since} />
                <br />
                ends <RelativeTime value={guest.expires} />
              </span>
            </li>
          ))}
          {total > guests.length && (
            <li className="px-4 py-2.5 text-xs text-muted sm:px-5">
              and {total - guests.length} more
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
