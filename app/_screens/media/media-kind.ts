/** What people call a file; its media type is found from its bytes. */
export const MEDIA_KINDS = ["image", "video", "audio", "document", "other"] as const;

export type MediaKind = (typeof MEDIA_KINDS)[number];

export const KIND_WORDS: Readonly<Record<MediaKind, string>> = {
  image: "Images",
  video: "Videos",
  audio: "Sounds",
  document: "Documents",
  other: "Other files",
};

/** The kind of a media type. */
export function kindOf(mediaType: string): MediaKind {
  const [top = ""] = mediaType.split("/");
  if (top === "image" || top === "video" || top === "audio") return top;
  return top === "text" || DOCUMENTS.test(mediaType) ? "document" : "other";
}

const DOCUMENTS = /^application\/(?:pdf|msword|rtf|epub\+zip|vnd\.(?:openxml|oasis|ms-))/;

/** Whether it is shown as a picture: whatever else an image may be, SVG is never shown inline. */
export const isPicture = (mediaType: string): boolean =>
  mediaType.startsWith("image/") && mediaType !== "image/svg+xml";
