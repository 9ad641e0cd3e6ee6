"use client";

import { ChevronRight } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import type { MediaFolder } from "@/app/_screens/media/media-item.ts";
import { cx } from "@/app/_ui/cx.ts";
import { OVER_STYLE, type MediaDrag } from "./use-media-drag.ts";

type FolderTrailProps = {
  /** From the top to the open folder. */
  readonly path: readonly MediaFolder[];
  readonly drag: MediaDrag;
  readonly hrefOf: (folder: MediaFolder | null) => string;
};

/** The way back up, each step of which takes what is dropped onto it. */
export function FolderTrail({ path, drag, hrefOf }: FolderTrailProps) {
  if (path.length === 0) return null;
  const steps = [null, ...path];
  return (
    <nav aria-label="Folders above" className="mb-4">
      <ol className="flex flex-wrap items-center gap-1 text-sm">
        {steps.map((folder, at) => (
          <li key={folder?.id ?? "top"} className="flex min-w-0 items-center gap-1">
            {at > 0 && <ChevronRight className="size-4 shrink-0 text-faint" aria-hidden="true" />}
            {at === steps.length - 1 ? (
              <span aria-current="page" className="truncate px-1.5 py-0.5 font-medium text-ink">
                {folder?.name}
              </span>
            ) : (
              <Link
                href={hrefOf(folder)}
                {...drag.onto(folder?.id ?? null)}
                className={cx(
                  "truncate rounded-md border border-transparent px-1.5 py-0.5 text-muted hover:bg-hover hover:text-ink",
                  OVER_STYLE,
                )}
              >
                {folder?.name ?? "Media"}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
