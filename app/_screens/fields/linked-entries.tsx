"use client";

import { X } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import { cx } from "@/app/_ui/cx.ts";
import { DragHandle } from "@/app/_ui/drag-handle.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { RowButtons } from "@/app/_ui/row-buttons.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { Picked, RelatedEntries } from "./form-surroundings.tsx";
import { DROP_STYLE, useDragging } from "./use-dragging.ts";
import { useRows } from "./use-rows.ts";

type LinkedEntriesProps = {
  readonly labelId: string;
  readonly to: string;
  readonly ids: readonly string[];
  /** Null for one that nothing is known of. */
  readonly of: (id: string) => Picked | null;
  readonly isOne: boolean;
  readonly readOnly: boolean;
  readonly related: RelatedEntries | null;
  readonly onChange: (ids: readonly string[]) => void;
};

/** The entries that one links to, in their order; each can be opened, moved and taken out. */
export function LinkedEntries(props: LinkedEntriesProps) {
  const { labelId, to, ids, of, isOne, readOnly, related, onChange } = props;
  const { list, said, ...rows } = useRows({
    items: ids,
    onChange,
    noun: "Link",
    keyOf: (id) => id,
  });
  const dragging = useDragging(rows.move);
  const isOrdered = !readOnly && !isOne && ids.length > 1;
  return (
    <>
      <ol
        ref={list}
        aria-labelledby={labelId}
        className="flex flex-col overflow-hidden rounded-lg border border-line-strong bg-surface empty:hidden"
      >
        {ids.map((id, at) => {
          const entry = of(id);
          const title = entry?.title ?? "Untitled";
          return (
            <li
              key={id}
              data-row={id}
              {...(isOrdered ? dragging.row(at) : {})}
              className={cx(
                "flex min-h-9 min-w-0 items-center gap-1 border-b py-0.5 pr-1 pl-2.5 text-sm last:border-b-0",
                DROP_STYLE,
              )}
            >
              {isOrdered && <DragHandle {...dragging.handle(at)} className="-ml-1.5" />}
              <span className="mr-auto min-w-0 truncate text-ink">
                {related === null ? (
                  title
                ) : (
                  <Link href={related.addressOf(to, id)} className="hover:underline">
                    {title}
                  </Link>
                )}
              </span>
              {entry !== null && entry.status !== null && (
                // What can be seen by all needs no word where there is hardly room for the title.
                <span className={cx("shrink-0", entry.status === "published" && "max-sm:hidden")}>
                  <StatusBadge status={entry.status} />
                </span>
              )}
              {isOrdered ? (
                <RowButtons
                  name={title}
                  {...{ at }}
                  count={ids.length}
                  onMove={(next) => rows.move(at, next)}
                  onRemove={() => rows.remove(at)}
                />
              ) : (
                !readOnly &&
                !isOne && (
                  <IconButton
                    size="sm"
                    icon={<X />}
                    label={`Take out ${title}`}
                    data-remove=""
                    onClick={() => rows.remove(at)}
                  />
                )
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
