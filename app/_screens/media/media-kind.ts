/** What people call a file; its media type is found from its bytes. */
export const MEDIA_KINDS = ["image", "video", "audio", "document"] as const;

export type MediaKind = (typeof MEDIA_KINDS)[number];

export const KIND_WORDS: Readonly<Record<MediaKind, { one: string; many: string }>> = {
  image: { one: "Image", many: "Images" },
  video: { one: "Video", many: "Videos" },
  audio: { one: "Sound", many: "Sounds" },
  document: { one: "Document", many: "Documents" },
};

/** The kind of a media type; whatever is neither seen nor heard is a document. */
export function kindOf(mediaType: string): MediaKind {
  const [top = ""] = mediaType.split("/");
  return top === "image" || top === "video" || top === "audio" ? top : "document";
}

/** Whether it is shown as a picture: an SVG is an image, and never shown inline. */
export const isPicture = (mediaType: string): boolean =>
  mediaType.startsWith("image/") && mediaType !== "image/svg+xml";
