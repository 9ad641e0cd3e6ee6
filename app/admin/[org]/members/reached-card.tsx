import { ChevronRight } from "lucide-react";
import { Card } from "@/app/_ui/card.tsx";
import type { MemberDetail } from "@/lib/members/member.ts";

type Reached = MemberDetail["reachedRoles"][number];

/** The roles that a member holds because other roles contain them, each with the way to it. */
export function ReachedCard({ member }: { member: MemberDetail }) {
  const names = new Map(member.reachedRoles.map(({ slug, name }) => [slug, name]));
  const nested = member.reachedRoles.filter(({ through }) => through.length > 0);
  if (nested.length === 0) return null;
  return (
    <Card
      title="Roles within roles"
      description="They hold these too, because a role of theirs contains them."
      flush
    >
      <ul className="divide-y">
        {nested.map((role) => (
          <li key={`${role.through.join("/")}/${role.slug}`} className="px-4 py-2.5 sm:px-5">
            <p className="text-sm font-medium wrap-anywhere text-ink">{role.name}</p>
            <Way role={role} names={names} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Way({ role, names }: { role: Reached; names: ReadonlyMap<string, string> }) {
  return (
    <p className="flex flex-wrap items-center gap-x-1 text-xs text-muted">
      <span>through</span>
      {role.through.map((slug, index) => (
        <span key={slug} className="flex min-w-0 items-center gap-1">
          {index > 0 && <ChevronRight className="size-3.5 shrink-0 text-faint" aria-label="then" />}
          <span className="wrap-anywhere">{names.get(slug) ?? slug}</span>
        </span>
      ))}
    </p>
  );
}
