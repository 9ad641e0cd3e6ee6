import Link from "next/link";
import { Avatar } from "@/app/_ui/avatar.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import type { VersionAction, VersionSummary } from "@/lib/content/versions.ts";

type VersionListProps = {
  versions: readonly VersionSummary[];
  selected: number | null;
  /** Address of the screen; a version is named by `?v=`. */
  base: string;
};

/** Who did what to an entry when, newest first. */
export function VersionList({ versions, selected, base }: VersionListProps) {
  return (
    <nav aria-label="Versions">
      <ol className="flex flex-col gap-px">
        {versions.map(({ number, action, authorName, createdAt }) => (
          <li key={number}>
            <Link
              href={`${base}?v=${number}`}
              scroll={false}
              aria-current={number === selected ? "true" : undefined}
              className={cx(
                "flex items-start gap-2.5 rounded-md px-2.5 py-2 transition-colors",
                number === selected ? "bg-accent-soft" : "hover:bg-hover",
              )}
            >
              <Avatar name={authorName} size="sm" />
              <span className="min-w-0 flex-1 text-sm">
                <span className="flex justify-between gap-2">
                  <span className="font-medium text-ink">{deeds[action]}</span>
                  <span className="tabular text-xs text-faint">{number}</span>
                </span>
                <span className="block truncate text-xs text-muted">
                  {authorName} · <RelativeTime value={createdAt} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const deeds: Record<VersionAction, string> = {
  create: "Created",
  save: "Draft saved",
  publish: "Published",
  schedule: "Scheduled",
  unpublish: "Unpublished",
  restore: "Version restored",
  import: "Imported",
};
