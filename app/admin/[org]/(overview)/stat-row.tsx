import { CircleCheck, CircleDashed, GitCommitVertical, Users } from "lucide-react";
import { cx } from "@/app/_ui/cx.ts";
import { Stat } from "@/app/_ui/stat.tsx";
import type { EntrySummary } from "@/lib/content/entry.ts";
import type { SiteAccessView } from "@/lib/site-access/site-access-view.ts";

type StatRowProps = {
  base: string;
  pages: readonly EntrySummary[];
  access: SiteAccessView | null;
};

/** How the pages stand, in three numbers, and how many guests are in. */
export function StatRow({ base, pages, access }: StatRowProps) {
  const count = (...statuses: EntrySummary["status"][]) =>
    pages.filter(({ status }) => statuses.includes(status)).length;
  return (
    <div
      className={cx(
        "grid gap-3",
        access === null ? "sm:grid-cols-3" : "grid-cols-2 lg:grid-cols-4",
      )}
    >
      <Stat
        label="Published"
        value={count("published", "changed")}
        hint={`of ${pages.length} pages`}
        icon={<CircleCheck />}
        href={`${base}/pages`}
      />
      <Stat
        label="Changed"
        value={count("changed")}
        hint="draft is ahead of the site"
        icon={<GitCommitVertical />}
      />
      <Stat
        label="Drafts"
        value={count("draft", "scheduled")}
        hint="never published"
        icon={<CircleDashed />}
      />
      {access !== null && (
        <Stat
          label="Guests in now"
          value={access.guests}
          hint={access.level === "password" ? "with the site password" : "password level is off"}
          icon={<Users />}
          href={`${base}/site-access`}
        />
      )}
    </div>
  );
}
