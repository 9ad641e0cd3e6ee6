import type { html } from "hono/html";
import type { BlockReads } from "@/lib/content/blocks/read-blocks.ts";
import type { SiteContext } from "../site-context.ts";

/** Where a block stands: in which page, of which website. */
export type BlockPlace = {
  readonly site: SiteContext;
  readonly pageTitle: string;
  /** What stands behind the title of a draft. */
  readonly mark: ReturnType<typeof html> | "";
  /** Opens the page: its title is the title of the page. */
  readonly heads: boolean;
  /** Holds the first image of the page. */
  readonly isFirstImage: boolean;
  readonly reads: BlockReads;
};
