import { z } from "zod";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import { siteForm, type SiteForm } from "@/lib/content/forms/site-form.ts";
import { readImageSizes } from "@/lib/content/image-sizes.ts";
import { NO_MENUS } from "@/lib/content/menus/menu.ts";
import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { readDress } from "@/lib/site-design/read-dress.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";

const input = z.strictObject({ collection: collectionSlugSchema });

/** A form as its answer shows it again, and what stands around it. @throws NotFound. */
export const readSiteForm = defineQuery({
  action: "create",
  fieldwise: true,
  collection: ({ collection }: z.infer<typeof input>) => collection,
  input,
  async run({ scope, input: { collection } }): Promise<{ form: SiteForm; frame: SiteFrame }> {
    const form = siteForm(scope, collection);
    if (form === null) throw new NotFound();
    const dress = await readDress(scope);
    const images = await readImageSizes(scope, dress.design.logo);
    return { form, frame: { navigation: NO_MENUS, dress, images } };
  },
});
