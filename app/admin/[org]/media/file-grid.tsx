"use client";

import { Lock } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import { MediaThumb } from "@/app/_screens/media/media-thumb.tsx";
import { byteText } from "@/app/_ui/byte-text.ts";
import { cx } from "@/app/_ui/cx.ts";
import { FileBox } from "./file-box.tsx";
import type { Chosen } from "./use-chosen.ts";
import type { MediaDrag } from "./use-media-drag.ts";

export type FilesProps = {
  readonly org: string;
  readonly items: readonly MediaItem[];
  readonly chosen: Chosen;
  /** Null: one may not move them. */
  readonly drag: MediaDrag | null;
  /** Whether there is anything to be done with those that are chosen. */
  readonly choosable: boolean;
  readonly hrefOf: (item: MediaItem) => string;
};

/** Files as pictures. */
export function FileGrid({ org, items, chosen, drag, choosable, hrefOf }: FilesProps) {
  return (
    <ul
      aria-label="Files"
      className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-5"
    >
      {items.map((item) => (
        <li
          key={item.id}
          {...(drag === null ? {} : drag.source({ files: draggedWith(item, chosen) }))}
          className={cx(
            "group relative flex min-w-0 flex-col overflow-hidden rounded-lg border bg-surface shadow-card transition-colors hover:border-line-strong",
            chosen.has(item.id) && "border-accent bg-accent-soft",
          )}
        >
          <span className="grid aspect-4/3 place-items-center overflow-hidden bg-sunken">
            <MediaThumb {...{ org, item }} />
          </span>
          <div className="min-w-0 border-t px-2.5 py-2">
            <Link
              href={hrefOf(item)}
              scroll={false}
              // @NOTE As many as there are files: each would be asked for in vain.
              draggable={false}
              className="block truncate text-sm font-medium text-ink after:absolute after:inset-0"
            >
              {item.title || item.filename}
            </Link>
            <p className="mt-0.5 flex items-center gap-1.5 text-xs text-muted">
              <span className="truncate">{factsOf(item)}</span>
              {item.visibility === "private" && <PrivateMark />}
            </p>
          </div>
          {choosable && (
            <span className="absolute top-1.5 left-1.5 rounded-md bg-raised/90 shadow-card">
              <FileBox {...{ item, chosen }} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** @NOTE Who drags one of those that are chosen means all of them. */
export const draggedWith = (item: MediaItem, { has, chosen }: Chosen): readonly MediaItem[] =>
  has(item.id) ? chosen : [item];

const factsOf = ({ width, height, size }: MediaItem): string =>
  width === null || height === null ? byteText(size) : `${width} × ${height} · ${byteText(size)}`;

/** Only whoever may read files sees it. */
export const PrivateMark = () => (
  <span className="ml-auto inline-flex shrink-0 items-center gap-1">
    <Lock className="size-3" aria-hidden="true" />
    <span className="sr-only">Private</span>
  </span>
);
