import sharp from "sharp";

// @NOTE Whatever bytes claim to be, nothing but these decoders is ever at them.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Tiff"].map(
    (kind) => `VipsForeignLoad${kind}`,
  ),
});
sharp.cache(false);
sharp.concurrency(1);

/** The library that images go by, allowed these decoders alone. */
export const decoders = sharp;
