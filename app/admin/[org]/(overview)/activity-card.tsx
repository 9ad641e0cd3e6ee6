import { Avatar } from "@/app/_ui/avatar.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { AuditEvent } from "@/lib/audit-log/audit-event.ts";

type ActivityCardProps = { base: string; events: readonly AuditEvent[] };

/** What happened last, in sentences. */
export function ActivityCard({ base, events }: ActivityCardProps) {
  return (
    <Card
      title="Last activity"
      flush
      footer={
        <LinkButton size="sm" href={`${base}/audit-log`}>
          Open audit log
        </LinkButton>
      }
    >
      {events.length === 0 ? (
        <p className="px-4 py-4 text-sm text-muted sm:px-5">Nothing happened yet.</p>
      ) : (
        <ol className="flex flex-col gap-3 px-4 py-4 sm:px-5">
          {events.map((event) => (
            <li key={event.id} className="flex items-start gap-2.5">
              <Avatar name={event.actorName} size="sm" />
              <div className="min-w-0 flex-1 text-sm">
                <p className="wrap-anywhere text-ink">{event.summary}</p>
                <p className="text-xs text-muted">
                  {event.actorName} · <RelativeTime value={event.occurredAt} />
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
