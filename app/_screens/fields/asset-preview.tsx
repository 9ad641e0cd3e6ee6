import { FileText, ImageIcon } from "lucide-react";
import { isShownImage } from "@/app/_screens/shown-image.ts";

type AssetPreviewProps = { readonly url: string; readonly isImage: boolean };

/** What stands there: the picture where the dashboard may show it, otherwise the way to it. */
export function AssetPreview({ url, isImage }: AssetPreviewProps) {
  const Icon = isImage ? ImageIcon : FileText;
  const isOpenable = /^(?:https?:\/\/|\/(?!\/))\S+$/u.test(url);
  return (
    <div className="flex min-h-24 flex-col items-center justify-center gap-2 overflow-hidden rounded-md border bg-sunken p-2 text-center text-xs text-muted">
      {isImage && isShownImage(url) ? (
        // oxlint-disable-next-line nextjs/no-img-element -- a file of this instance, as it is
        <img src={url} alt="" className="max-h-32 w-full rounded-sm object-contain" />
      ) : (
        <Icon className="size-6 text-faint" aria-hidden="true" />
      )}
      {isOpenable ? (
        <a href={url} target="_blank" rel="noreferrer" className="text-accent-text underline">
          {isImage ? "Open image" : "Open file"}
        </a>
      ) : (
        `No ${isImage ? "image" : "file"} yet`
      )}
    </div>
  );
}
