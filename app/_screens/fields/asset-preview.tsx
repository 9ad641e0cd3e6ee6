"use client";

import { FileText, ImageIcon } from "lucide-react";
import { useMedia } from "@/app/_screens/media/media-context.tsx";
import { openableAddress, shownImage } from "@/app/_screens/shown-image.ts";

type AssetPreviewProps = { readonly url: string; readonly isImage: boolean };

/** What stands there: the picture where the dashboard may show it, otherwise the way to it. */
export function AssetPreview({ url, isImage }: AssetPreviewProps) {
  const { org } = useMedia();
  const Icon = isImage ? ImageIcon : FileText;
  const shown = isImage ? shownImage(url, { org, preset: "thumb" }) : null;
  const opened = openableAddress(url, org);
  return (
    <div className="flex min-h-24 flex-col items-center justify-center gap-2 overflow-hidden rounded-md border bg-sunken p-2 text-center text-xs text-muted">
      {shown === null ? (
        <Icon className="size-6 text-faint" aria-hidden="true" />
      ) : (
        // oxlint-disable-next-line nextjs/no-img-element -- a file of this instance, as it is
        <img src={shown} alt="" className="max-h-32 w-full rounded-sm object-contain" />
      )}
      {opened === null ? (
        `No ${isImage ? "image" : "file"} yet`
      ) : (
        <a href={opened} target="_blank" rel="noreferrer" className="text-accent-text underline">
          {isImage ? "Open image" : "Open file"}
        </a>
      )}
    </div>
  );
}
