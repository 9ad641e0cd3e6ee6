import { Link } from "@/app/_ui/link.tsx";
import { Avatar } from "@/app/_ui/avatar.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { VersionLine } from "./version-line.ts";
import { withQuery } from "./with-query.ts";

type VersionListProps = {
  readonly versions: readonly VersionLine[];
  readonly selected: number | null;
  /** Address of the screen; a version is named by `?v=`. */
  readonly base: string;
  /** Where older ones are; null: these are all. */
  readonly older: string | null;
};

/** Who did what to an entry when, newest first. */
export function VersionList({ versions, selected, base, older }: VersionListProps) {
  return (
    <nav aria-label="Versions">
      <ol className="flex flex-col gap-px">
        {versions.map(({ number, action, author, createdAt }) => (
          <li key={number}>
            <Link
              href={withQuery(base, { v: String(number) })}
              scroll={false}
              aria-current={number === selected ? "true" : undefined}
              className={cx(
                "flex items-start gap-2.5 rounded-md px-2.5 py-2 transition-colors",
                number === selected ? "bg-accent-soft" : "hover:bg-hover",
              )}
            >
              <Avatar name={author} size="sm" />
              <span className="min-w-0 flex-1 text-sm">
                <span className="flex justify-between gap-2">
                  <span className="font-medium text-ink">{DEEDS[action] ?? "Saved"}</span>
                  <span className="tabular text-xs text-faint">{number}</span>
                </span>
                <span className="block truncate text-xs text-muted">
                  {author} · <RelativeTime value={createdAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {older !== null && (
        <Link href={older} className="block px-2.5 py-2 text-sm text-accent-text underline">
          Older ones
        </Link>
      )}
    </nav>
  );
}

const DEEDS: Readonly<Record<string, string>> = {
  create: "Created",
  save: "Saved",
  publish: "Published",
  unpublish: "Unpublished",
  restore: "Version restored",
  import: "Imported",
  schedule: "Scheduled",
};
