import { z } from "zod";
import type { Dress } from "@/lib/site-design/dress.ts";
import { readDress } from "@/lib/site-design/read-dress.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { ShownMenus } from "./menus/menu.ts";
import { showMenus } from "./menus/show-menus.ts";
import type { View } from "./resource/entry-sql.ts";

/** What stands around whatever a page of the website shows. */
export type SiteFrame = { readonly navigation: ShownMenus; readonly dress: Dress };

/** Reads it for whoever looks. */
export const readFrame = async (scope: Scope, view: View): Promise<SiteFrame> => ({
  navigation: await showMenus(scope, view),
  dress: await readDress(scope),
});

/** The frame alone, for an address where nothing stands. */
export const readSiteFrame = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "pages",
  input: z.strictObject({}),
  run: ({ scope }): Promise<SiteFrame> => readFrame(scope, "published"),
});
