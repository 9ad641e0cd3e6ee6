import { encode } from "uqr";

/** A QR code as the outline of its dark squares, in an area of `size` by `size`. */
export type QrPath = { readonly size: number; readonly path: string };

/** Modules of white around it (ISO/IEC 18004 asks for four). */
const MARGIN = 4;

/** Draws a text as a QR code; it leaves the house nowhere. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "M", border: MARGIN });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join("") };
}
