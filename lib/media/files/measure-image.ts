import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { drawing } from "./drawing.ts";
import { MOST_FRAMES, MOST_PIXELS, raster } from "./raster.ts";

export type ImageSize = { readonly width: number; readonly height: number };

/**
 * How large an image is as it is looked at, with its orientation obeyed. What it says of itself is read
 * first, and none with more pixels than can be drawn is decoded; then it is, so that what is kept can
 * be shown. @throws TooLarge; Invalid for an image that is damaged; Unavailable as `drawing`.
 */
export function measureImage(organizationId: OrganizationId, file: string): Promise<ImageSize> {
  return drawing(organizationId, async () => {
    const { width, height, pages = 1 } = await told(file);
    if (width * height * pages > MOST_PIXELS || pages > MOST_FRAMES) {
      throw new TooLarge("This image has more pixels than can be shown.");
    }
    await readable(async () => {
      const image = await raster(file);
      return image.resize(16, 16, { fit: "inside" }).raw().toBuffer();
    });
    return { width, height };
  });
}

const told = (file: string) =>
  readable(async () => {
    const { autoOrient, pages } = await (await raster(file)).metadata();
    return { ...autoOrient, pages };
  });

async function readable<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw new TooLarge("This image has more pixels than can be shown.");
    }
    throw new Invalid("This image is damaged: it cannot be shown.");
  }
}
