import { Link } from "@/app/_ui/link.tsx";
import { Avatar } from "@/app/_ui/avatar.tsx";
import { Card } from "@/app/_ui/card.tsx";
import type { DomainSummary } from "@/lib/domains/domain.ts";
import type { RoleDetail } from "@/lib/roles/role.ts";
import { holdersText } from "./holders-text.ts";

type HoldersCardProps = {
  org: string;
  role: RoleDetail;
  /** The domains that hold it; null: not for this viewer's eyes. */
  domains: readonly DomainSummary[] | null;
  /** Whether whoever looks may open members. */
  canOpenMembers: boolean;
};

/** So many are listed by name. */
const SHOWN = 20;

/** Who holds a role directly. */
export function HoldersCard({ org, role, domains, canOpenMembers }: HoldersCardProps) {
  const base = `/admin/${org}`;
  const shown = role.members.slice(0, SHOWN);
  const more = role.memberCount - shown.length;
  return (
    <Card title="Held by" description={holdersText(role) || "Nobody so far."} flush>
      {(shown.length > 0 || (domains?.length ?? 0) > 0) && (
        <ul className="divide-y">
          {shown.map(({ id, name, email }) => (
            <Holder
              key={id}
              name={name}
              detail={email}
              avatar="round"
              href={canOpenMembers ? `${base}/members/${id}` : null}
            />
          ))}
          {more > 0 && <li className="px-4 py-2.5 text-sm text-muted sm:px-5">and {more} more</li>}
          {domains?.map(({ id, name, hostname }) => (
            <Holder
              key={id}
              name={name}
              detail={hostname}
              avatar="square"
              href={`${base}/domains/${id}`}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

type HolderProps = {
  name: string;
  detail: string;
  avatar: "round" | "square";
  /** Where the name leads. */
  href: string | null;
};

function Holder({ name, detail, avatar, href }: HolderProps) {
  return (
    <li className="flex items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
      <Avatar name={name} shape={avatar} />
      <div className="min-w-0">
        {href === null ? (
          <p className="wrap-anywhere text-ink">{name}</p>
        ) : (
          <Link href={href} className="rounded-sm wrap-anywhere text-ink hover:underline">
            {name}
          </Link>
        )}
        <p className="text-xs wrap-anywhere text-muted">{detail}</p>
      </div>
    </li>
  );
}
