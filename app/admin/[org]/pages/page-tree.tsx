"use client";

import { CircleDashed, FileText, GitCommitVertical, House } from "lucide-react";
import { CalendarClock } from "lucide-react";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { Tree, type TreeItem } from "@/app/_ui/tree.tsx";
import type { EntryStatus, EntrySummary } from "@/lib/content/entry.ts";
import { childrenByParent, isHome } from "../_content/page-tree.ts";

type PageTreeProps = {
  base: string;
  pages: readonly EntrySummary[];
  selectedId: string | undefined;
};

/** The pages as they stand below one another, narrowed while one types. */
export function PageTree({ base, pages, selectedId }: PageTreeProps) {
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const shown = useMemo(() => shownPages(pages, wanted), [pages, wanted]);
  const items = useMemo(() => treeOf(pages, base, shown), [pages, base, shown]);
  const open = wanted === "" ? topLevel(pages) : pages.map(({ id }) => id);
  return (
    <>
      {pages.length > 5 && (
        <div className="mb-2 flex">
          <SearchField
            label="Find a page"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      <div className="min-h-0 overflow-y-auto rounded-lg border bg-surface p-1.5 shadow-card">
        {items.length === 0 ? (
          <EmptyState
            icon={<FileText />}
            title={wanted === "" ? "No page yet" : "No page of that name"}
          >
            {wanted === "" ? "The first one can be your home page." : "Try a part of its title."}
          </EmptyState>
        ) : (
          // Another filter is another tree, open where something was found.
          <Tree
            key={wanted}
            label="Pages"
            items={items}
            selectedId={selectedId}
            defaultExpanded={open}
            keep={wanted === "" ? `gatehouse.tree:${base}` : undefined}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {wanted === "" ? "" : `${shown.found} pages found`}
      </p>
    </>
  );
}

type Shown = { ids: ReadonlySet<string>; found: number };

/** The pages whose title or address holds the words, and all above them. */
function shownPages(pages: readonly EntrySummary[], wanted: string): Shown {
  const matching = pages.filter(
    ({ title, slug }) =>
      title.toLocaleLowerCase().includes(wanted) || slug.toLocaleLowerCase().includes(wanted),
  );
  const byId = new Map<string, EntrySummary>(pages.map((page) => [page.id, page]));
  const ids = new Set<string>();
  for (const page of matching) {
    let next: EntrySummary | undefined = page;
    while (next !== undefined && !ids.has(next.id)) {
      ids.add(next.id);
      next = next.parentId === null ? undefined : byId.get(next.parentId);
    }
  }
  return { ids, found: matching.length };
}

/** The shown pages as items of a tree. */
function treeOf(pages: readonly EntrySummary[], base: string, { ids }: Shown): TreeItem[] {
  const byParent = childrenByParent(pages.filter(({ id }) => ids.has(id)));
  const below = (parentId: EntrySummary["parentId"]): TreeItem[] =>
    (byParent.get(parentId) ?? []).map((page) => ({
      id: page.id,
      label: page.title,
      href: `${base}/${page.id}`,
      icon: isHome(page) ? <House /> : <FileText />,
      badge: <StatusMark status={page.status} />,
      children: below(page.id),
    }));
  return below(null);
}

/** The first level is open while it is short enough to be overlooked. */
const topLevel = (pages: readonly EntrySummary[]): string[] => {
  const top = pages.filter(({ parentId }) => parentId === null);
  return pages.length <= 40 ? top.map(({ id }) => id) : [];
};

/** A small sign for what is not simply published. */
function StatusMark({ status }: { status: EntryStatus }): ReactNode {
  if (status === "published") return null;
  const { word, icon } = marks[status];
  return (
    <span title={word} className="shrink-0 [&_svg]:size-3.5">
      {icon}
      <span className="sr-only">({word})</span>
    </span>
  );
}

const marks = {
  draft: { word: "draft", icon: <CircleDashed className="text-faint" aria-hidden="true" /> },
  changed: {
    word: "changed",
    icon: <GitCommitVertical className="text-warning-text" aria-hidden="true" />,
  },
  scheduled: {
    word: "scheduled",
    icon: <CalendarClock className="text-violet-text" aria-hidden="true" />,
  },
};
