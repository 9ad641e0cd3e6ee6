import { Link } from "@/app/_ui/link.tsx";
import { Avatar } from "@/app/_ui/avatar.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { MemberSummary } from "@/lib/members/member.ts";
import { adminGrowth } from "./admin-growth.ts";

/** Who may do everything, always in sight (S-80). */
export function AdminsCard({ base, members }: { base: string; members: readonly MemberSummary[] }) {
  const admins = members.filter(({ admin }) => admin);
  const growth = adminGrowth(members);
  return (
    <Card title="Admins" description="They may do everything in this organization.">
      <div className="flex flex-col gap-4">
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {admins.map(({ id, name, status }) => (
            <li key={id} className="flex min-w-0 items-center gap-2 text-sm">
              <Avatar name={name} size="sm" />
              <Link
                href={`${base}/${id}`}
                className="min-w-0 rounded-sm text-ink wrap-anywhere hover:underline"
              >
                {name}
              </Link>
              {status !== "active" && <StatusBadge status={status} />}
            </li>
          ))}
        </ul>
        {growth !== null && (
          <Callout tone="warning" title="Are this many needed?">
            {growth}
          </Callout>
        )}
      </div>
    </Card>
  );
}
