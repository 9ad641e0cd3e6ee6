/** How an image in another size is written. */
export type VariantFormat = "avif" | "webp" | "jpeg" | "png" | "gif";

/**
 * The best that a browser says it takes; else what every browser does: PNG for what may be transparent,
 * JPEG for the rest. What moves goes on moving.
 */
export function variantFormat(mediaType: string, accept: string | null): VariantFormat {
  const moves = mediaType === "image/gif";
  if (takes(accept, "image/avif") && !moves) return "avif";
  if (takes(accept, "image/webp")) return "webp";
  if (moves) return "gif";
  return MAY_BE_TRANSPARENT.has(mediaType) ? "png" : "jpeg";
}

const MAY_BE_TRANSPARENT: ReadonlySet<string> = new Set([
  ...["image/png", "image/webp", "image/avif"],
]);

/** @NOTE Named, and not by a star: browsers that cannot show it say the star, too. */
const takes = (accept: string | null, type: string): boolean =>
  (accept ?? "").split(",").some((range) => {
    const [name = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return name === type && !parameters.some((one) => /^q=0(?:\.0*)?$/.test(one));
  });
