import { Link } from "@/app/_ui/link.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { findForPage } from "@/lib/doors/page/load-page.ts";
import { listOwnOrganizations } from "@/lib/doors/page/own-organizations.ts";
import { listStaticTokens } from "@/lib/tokens/list-static-tokens.ts";

/** The person's static tokens in all their organizations; nothing where there is none. */
export async function TokensCard() {
  const held = [];
  for (const { slug, name } of await listOwnOrganizations()) {
    const answer = await findForPage(listStaticTokens, slug, { of: "me" });
    const mine = answer?.tokens.filter(({ isMine }) => isMine) ?? [];
    held.push(...mine.map((token) => ({ ...token, slug, organization: name })));
  }
  if (held.length === 0) return null;
  return (
    <Card
      flush
      title="Your tokens"
      description="Programs that hold one act as you. They are revoked in the organization that they are for."
    >
      <ul className="divide-y text-sm">
        {held.map(({ id, name, slug, organization, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 sm:px-5">
            <span className="min-w-0 flex-1 font-medium wrap-anywhere text-ink">{name}</span>
            <span className="text-muted">
              {lastUsedAt === null ? "Not used yet" : <RelativeTime value={lastUsedAt} />}
            </span>
            <Link href={`/admin/${slug}/tokens`}>{organization}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
