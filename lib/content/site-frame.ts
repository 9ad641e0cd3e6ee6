import { z } from "zod";
import type { Dress } from "@/lib/site-design/dress.ts";
import { readDress } from "@/lib/site-design/read-dress.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { ShownMenus } from "./menus/menu.ts";
import { showMenus } from "./menus/show-menus.ts";
import { readImageSizes, type ImageSizes } from "./image-sizes.ts";
import type { View } from "./resource/entry-sql.ts";

/** What stands around whatever a page of the website shows. */
export type SiteFrame = {
  readonly navigation: ShownMenus;
  readonly dress: Dress;
  /** How large the images of the library are that stand on the page. */
  readonly images: ImageSizes;
};

/** What of the frame is asked for: in which view, and around what. */
export type Framed = { readonly view: View; readonly content: unknown };

/** Reads it for whoever looks. */
export async function readFrame(scope: Scope, { view, content }: Framed): Promise<SiteFrame> {
  const navigation = await showMenus(scope, view);
  const dress = await readDress(scope);
  return { navigation, dress, images: await readImageSizes(scope, [content, dress.design.logo]) };
}

/** The frame alone, for an address where nothing stands. */
export const readSiteFrame = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "pages",
  input: z.strictObject({}),
  run: ({ scope }): Promise<SiteFrame> => readFrame(scope, { view: "published", content: null }),
});
