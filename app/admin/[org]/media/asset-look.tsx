"use client";

import { MediaThumb } from "@/app/_screens/media/media-thumb.tsx";
import { isPicture } from "@/app/_screens/media/media-kind.ts";
import { dashboardAddress } from "@/app/_screens/shown-image.ts";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { mediaAddress } from "@/lib/media/media-address.ts";
import type { AssetSheetProps } from "./asset-sheet.tsx";
import { CropPreview } from "./crop-preview.tsx";
import type { Happening } from "./facts-of.ts";
import { FocalPicker, type FocalPoint } from "./focal-picker.tsx";

type AssetLookProps = Pick<AssetSheetProps, "org" | "site" | "item" | "facts" | "can"> & {
  readonly focal: FocalPoint;
  readonly onFocal: (point: FocalPoint) => void;
};

/** What a file looks like, whole and cut, and what is known of it. */
export function AssetLook({ org, site, item, facts, can, focal, onFocal }: AssetLookProps) {
  const whole = dashboardAddress(org, item);
  const address = `${site}${mediaAddress(item)}`;
  const { width, height } = item;
  const isImage = isPicture(item.mediaType) && width !== null && height !== null;
  const src = dashboardAddress(org, item, "large");
  return (
    <div className="flex min-w-0 flex-col gap-5">
      {isImage ? (
        <>
          <FocalPicker {...{ src, focal }} alt={item.alt} onFocal={can.change ? onFocal : null} />
          <div className="grid grid-cols-[1fr_1.9fr] gap-3">
            <CropPreview {...{ src, width, height, focal }} label="Square" ratio={1} />
            <CropPreview {...{ src, width, height, focal }} label="Social" ratio={1200 / 630} />
          </div>
        </>
      ) : (
        <div className="grid min-h-40 place-items-center rounded-lg border bg-sunken">
          <MediaThumb {...{ org, item }} />
        </div>
      )}
      <DefinitionList
        items={[
          { term: "Kind", value: facts.mediaType },
          ...(facts.pixels === null ? [] : [{ term: "Dimensions", value: facts.pixels }]),
          { term: "Size", value: facts.size },
          ...happened("Added", facts.added),
          ...happened("Changed", facts.changed),
        ]}
      />
      <div className="flex min-w-0 items-center gap-2 rounded-lg border bg-sunken/60 py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 truncate font-mono text-xs text-muted">{address}</code>
        <CopyButton value={address} label="Copy address" />
      </div>
      <a
        href={whole}
        target="_blank"
        rel="noreferrer"
        className="self-start text-sm text-accent-text underline"
      >
        Open the file as it is
      </a>
    </div>
  );
}

const happened = (term: string, what: Happening | null) =>
  what === null
    ? []
    : [
        {
          term,
          value: (
            <>
              <RelativeTime value={what.at} />
              {what.by !== null && ` by ${what.by}`}
            </>
          ),
        },
      ];
