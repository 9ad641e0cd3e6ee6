import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Surface } from "@/lib/kernel/stamp.ts";
import type { SiteSources } from "@/lib/site-access/site-sources.ts";

/**
 * How an answer is dressed: which content security policy and caching rule it gets.
 *
 * - `page`: rendered per request, scripts by nonce
 * - `admin`: the same, isolated and never stored
 * - `site`: a cached website page, no inline script at all
 * - `draft`: a website page for one guest, never stored
 * - `link`: the same for whoever came with a link, whose address nobody is told
 * - `bypass`: a website page for one monitor, never stored
 * - `reference`: a page of text alone, for one person, never stored
 * - `api`: a document no browser may run
 * - `document`: the same, public and kept for as long as its door says
 * - `media`: a file of the media library, kept for as long as its door says
 * - `own-media`: the same for one person, never stored
 * - `asset`: a file that is the same for everyone
 */
export type Dress = {
  readonly kind:
    | "page"
    | "admin"
    | "site"
    | "draft"
    | "bypass"
    | "link"
    | "reference"
    | "api"
    | "document"
    | "media"
    | "own-media"
    | "asset";
  /** Its address is told to nobody, not even to what the page itself asks for. */
  readonly untold?: true;
  /** What the organization adds for its own website. */
  readonly sources?: SiteSources | undefined;
};

/** The wall's decision on a request. */
export type Verdict =
  | { readonly kind: "answer"; readonly response: Response; readonly dress: Dress }
  | {
      readonly kind: "pass";
      readonly surface: Surface;
      readonly organizationId: OrganizationId | null;
      readonly dress: Dress;
      /** Path and query inside the application where they differ from the request's. */
      readonly target?: string;
      /** Status of the rendered page where it is not the page's own. */
      readonly status?: 401 | 404;
      /** The token that the door asks again; every other header of the house is taken off. */
      readonly bypass?: string;
    };
