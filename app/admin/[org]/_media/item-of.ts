import type { MediaItem } from "@/app/_screens/media/media-item.ts";
import type { ContentEntry, ContentValue } from "@/lib/content/content-entry.ts";

/** A file as screens show it. What somebody may not read of it is empty. */
export function itemOf({ id, revision, attributes }: ContentEntry): MediaItem {
  const text = (name: string) => textIn(attributes[name]);
  const number = (name: string) => numberIn(attributes[name]);
  return {
    ...{ id, revision, title: text("title"), alt: text("alt"), mediaType: text("mediaType") },
    filename: text("filename") || "file",
    size: number("size") ?? 0,
    ...{ width: number("width"), height: number("height") },
    ...{ focalX: number("focalX") ?? 0.5, focalY: number("focalY") ?? 0.5 },
    folder: text("folder") || null,
    visibility: attributes["visibility"] === "private" ? "private" : "public",
    createdAt: text("createdAt"),
  };
}

const textIn = (value: ContentValue | undefined): string =>
  typeof value === "string" ? value : "";

const numberIn = (value: ContentValue | undefined): number | null =>
  typeof value === "number" ? value : null;
