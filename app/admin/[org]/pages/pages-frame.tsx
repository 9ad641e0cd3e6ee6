"use client";

import { ArrowLeft } from "lucide-react";
import { useParams, useSelectedLayoutSegments } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx.ts";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import type { EntrySummary } from "@/lib/content/entry.ts";
import { PageTree } from "./page-tree.tsx";

type PagesFrameProps = {
  base: string;
  pages: readonly EntrySummary[];
  canCreate: boolean;
  children: ReactNode;
};

/** Tree and page side by side; on narrow screens one of them, with a way back to the tree. */
export function PagesFrame({ base, pages, canCreate, children }: PagesFrameProps) {
  const segments = useSelectedLayoutSegments();
  const { id } = useParams<{ id?: string }>();
  const isOpen = segments.length > 0;
  // While a page is open, its own title is the heading of the screen.
  const Heading = isOpen ? "p" : "h1";
  const target = id === undefined ? `${base}/new` : `${base}/new?parent=${id}`;
  // Two columns of their own need the room.
  if (segments.includes("versions")) return children;
  return (
    <div className="group/frame grid items-start gap-8 lg:not-has-data-[preview=open]:grid-cols-[17rem_minmax(0,1fr)]">
      <section
        aria-label="Pages of the website"
        className={cx(
          "flex min-w-0 flex-col group-has-data-[preview=open]/frame:hidden lg:sticky lg:top-7 lg:max-h-[calc(100dvh-3.5rem)]",
          isOpen && "max-lg:hidden",
        )}
      >
        <div className="mb-3 flex items-center justify-between gap-2">
          <Heading className="text-lg font-semibold text-ink">
            Pages{" "}
            <span className="tabular ml-1 text-sm font-normal text-muted">{pages.length}</span>
          </Heading>
          {canCreate && (
            <CreateLink
              size="sm"

              href={target}
            >
              New page
            </CreateLink>
          )}
        </div>
        <PageTree base={base} pages={pages} selectedId={id} />
      </section>
      <div className={cx("min-w-0", !isOpen && "max-lg:hidden")}>
        {isOpen && (
          <div className="mb-1 lg:hidden">
            <LinkButton
              size="sm"
              variant="ghost"
              href={base}
              icon={<ArrowLeft aria-hidden="true" />}
            >
              All pages
            </LinkButton>
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
