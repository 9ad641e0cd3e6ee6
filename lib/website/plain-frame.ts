import { NO_SIZES } from "@/lib/content/image-sizes.ts";
import { NO_MENUS } from "@/lib/content/menus/menu.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";

/** What stands around a page where nothing could be read, or nobody knows for whom. */
export const PLAIN_FRAME: SiteFrame = {
  navigation: NO_MENUS,
  dress: {
    design: DEFAULT_DESIGN,
    locale: "en",
    frames: [],
    isPublic: false,
    hostname: null,
    slug: "",
  },
  images: NO_SIZES,
};
