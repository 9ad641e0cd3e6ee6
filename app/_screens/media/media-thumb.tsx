import { FileText, Film, ImageIcon, Music } from "lucide-react";
import { dashboardAddress } from "../shown-image.ts";
import { isPicture, kindOf } from "./media-kind.ts";
import type { MediaItem } from "./media-item.ts";

type MediaThumbProps = {
  readonly org: string;
  readonly item: Pick<MediaItem, "id" | "filename" | "mediaType">;
};

/** What a file looks like, small; of what is no picture, its kind. Its name stands beside it. */
export function MediaThumb({ org, item }: MediaThumbProps) {
  if (isPicture(item.mediaType)) {
    return (
      // oxlint-disable-next-line nextjs/no-img-element -- a file of the library, in a size of its own
      <img
        src={dashboardAddress(org, item, "thumb")}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        className="size-full object-contain"
      />
    );
  }
  const Icon = ICONS[kindOf(item.mediaType)];
  return (
    <span className="flex flex-col items-center gap-1 text-faint">
      <Icon className="size-7" aria-hidden="true" />
      <span className="text-2xs font-medium uppercase">{extensionOf(item.filename)}</span>
    </span>
  );
}

const ICONS = { image: ImageIcon, video: Film, audio: Music, document: FileText };

const extensionOf = (filename: string): string => /\.([A-Za-z0-9]{1,5})$/.exec(filename)?.[1] ?? "";
