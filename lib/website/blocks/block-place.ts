import type { html } from "hono/html";
import type { ImageSizes } from "@/lib/content/image-sizes.ts";
import type { BlockReads } from "@/lib/content/blocks/read-blocks.ts";
import type { SiteContext } from "../site-context.ts";
import type { Dress } from "@/lib/site-design/dress.ts";

/** Where a block stands: in which page, and what the website is like. */
export type BlockPlace = {
  readonly site: SiteContext;
  readonly dress: Dress;
  readonly pageTitle: string;
  /** What stands behind the title of a draft. */
  readonly mark: ReturnType<typeof html> | "";
  /** Opens the page: its title is the title of the page. */
  readonly heads: boolean;
  /** Holds the first image of the page. */
  readonly isFirstImage: boolean;
  readonly reads: BlockReads;
  readonly images: ImageSizes;
};
