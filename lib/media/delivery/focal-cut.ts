type Size = { readonly width: number; readonly height: number };

/** Between 0 and 1 each. */
type FocalPoint = { readonly focalX: number; readonly focalY: number };

/** A part of an image, in pixels. */
export type Cut = Size & { readonly left: number; readonly top: number };

/**
 * The largest part of an image that has the proportions of a target, with the focal point as near to
 * its middle as the edges let it be.
 */
export function focalCut(image: Size, target: Size, { focalX, focalY }: FocalPoint): Cut {
  const scale = Math.min(image.width / target.width, image.height / target.height);
  const width = clamp(Math.round(target.width * scale), 1, image.width);
  const height = clamp(Math.round(target.height * scale), 1, image.height);
  const left = clamp(Math.round(focalX * image.width - width / 2), 0, image.width - width);
  const top = clamp(Math.round(focalY * image.height - height / 2), 0, image.height - height);
  return { left, top, width, height };
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
