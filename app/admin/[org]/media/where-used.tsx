import { Link } from "@/app/_ui/link.tsx";
import type { AssetUses } from "@/lib/media/assets/list-asset-uses.ts";

type WhereUsedProps = { readonly org: string; readonly uses: AssetUses };

/** The entries that name a file: those that one may read by name, of the others how many. */
export function WhereUsed({ org, uses: { items, others } }: WhereUsedProps) {
  return (
    <section aria-labelledby="where-used" className="flex flex-col gap-2">
      <h3 id="where-used" className="text-sm font-medium text-ink">
        Where it is used
      </h3>
      {items.length === 0 && others === 0 && (
        <p className="text-sm text-muted">In no entry. It can be deleted without leaving a gap.</p>
      )}
      {items.length > 0 && (
        <ul className="divide-y rounded-lg border bg-surface text-sm">
          {items.map(({ collection, id, title }) => (
            <li key={id} className="flex items-center gap-3 px-3 py-1.5">
              <Link
                href={addressIn(org, collection, id)}
                className="min-w-0 flex-1 wrap-anywhere text-accent-text underline"
              >
                {title || "Untitled"}
              </Link>
              <span className="text-xs text-muted">{collection}</span>
            </li>
          ))}
        </ul>
      )}
      {others > 0 && <p className="text-sm text-muted">{othersText(items.length, others)}</p>}
    </section>
  );
}

const addressIn = (org: string, collection: string, id: string): string =>
  collection === "pages" || collection === "posts"
    ? `/admin/${org}/${collection}/${id}`
    : `/admin/${org}/content/${collection}/${id}`;

/** @NOTE Also what lies in the bin is among them. */
function othersText(named: number, others: number): string {
  const many = others === 1 ? "1 entry" : `${others} entries`;
  return named === 0
    ? `In ${many} that you may not read, or that lie in the bin.`
    : `And in ${others === 1 ? "1 other" : `${others} others`} that you may not read, or that lie in the bin.`;
}
