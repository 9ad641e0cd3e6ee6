/**
 * What browsers show in a page's place, and that does nothing there. Anything else is saved: of a page,
 * a drawing in SVG or a PDF nobody can tell what it would do.
 */
const INLINE: ReadonlySet<string> = new Set([
  ...["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"],
  ...["video/mp4", "video/webm", "video/ogg", "video/quicktime"],
  ...["audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/ogg", "audio/wav", "audio/webm"],
  ...["audio/aac", "audio/flac", "audio/x-flac"],
]);

/** Whether a browser may show a file in place of a page. */
export const isShownInline = (mediaType: string): boolean => INLINE.has(mediaType);

/** The `Content-Disposition` of a file, its name in both spellings (RFC 6266 §4.3). */
export function dispositionOf(mediaType: string, filename: string): string {
  const plain = filename.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const spelled = encodeURIComponent(filename).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const kind = isShownInline(mediaType) ? "inline" : "attachment";
  return `${kind}; filename="${plain}"; filename*=UTF-8''${spelled}`;
}
