"use client";

import { KIND_WORDS, kindOf } from "@/app/_screens/media/media-kind.ts";
import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import { MediaThumb } from "@/app/_screens/media/media-thumb.tsx";
import { byteText } from "@/app/_ui/byte-text.ts";
import { Card } from "@/app/_ui/card.tsx";
import { CheckBox } from "@/app/_ui/check-box.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { Table, type Column } from "@/app/_ui/table.tsx";
import { FileBox } from "./file-box.tsx";
import { draggedWith, PrivateMark, type FilesProps } from "./file-grid.tsx";
import type { Chosen } from "./use-chosen.ts";

/** Files as lines. */
export function FileTable(props: FilesProps) {
  const { items, chosen, choosable, hrefOf } = props;
  return (
    <Card flush>
      <Table
        caption="Files"
        columns={columnsFor(props)}
        rows={items}
        rowKey={({ id }) => id}
        rowHref={hrefOf}
        lead={choosable ? leadFor(chosen, items.length) : undefined}
        dense
      />
    </Card>
  );
}

const leadFor = (chosen: Chosen, count: number) => ({
  header: (
    <CheckBox
      label="Choose all that are shown"
      checked={chosen.chosen.length === count}
      mixed={chosen.chosen.length > 0 && chosen.chosen.length < count}
      onChange={({ target }) => (target.checked ? chosen.all() : chosen.clear())}
    />
  ),
  cell: (item: MediaItem) => <FileBox {...{ item, chosen }} />,
});

const columnsFor = (props: FilesProps): readonly Column<MediaItem>[] => [
  { key: "name", header: "Name", cell: (item) => <FileName {...props} item={item} /> },
  {
    ...{ key: "alt", header: "Alternative text", from: "lg" },
    cell: ({ alt, mediaType }) =>
      alt || (kindOf(mediaType) === "image" ? <span className="text-faint">None</span> : "–"),
  },
  {
    ...{ key: "kind", header: "Kind", tight: true, from: "md" },
    cell: ({ mediaType }) => KIND_WORDS[kindOf(mediaType)].one,
  },
  {
    ...{ key: "size", header: "Size", tight: true, align: "end" },
    cell: ({ size }) => <span className="tabular">{byteText(size)}</span>,
  },
  {
    ...{ key: "added", header: "Added", tight: true },
    cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
  },
];

function FileName({ org, item, drag, chosen }: FilesProps & { readonly item: MediaItem }) {
  return (
    <span
      {...(drag === null ? {} : drag.source({ files: draggedWith(item, chosen) }))}
      className="flex min-w-0 items-center gap-3"
    >
      <span className="grid size-9 shrink-0 place-items-center overflow-hidden rounded-md border bg-sunken [&_svg]:size-4 [&_svg~span]:hidden">
        <MediaThumb {...{ org, item }} />
      </span>
      <span className="min-w-0 wrap-anywhere">{item.title || item.filename}</span>
      {item.visibility === "private" && <PrivateMark />}
    </span>
  );
}
