import { z } from "zod";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { imageAddress } from "./image-address.ts";

/** The field of an entry that holds it; in an own collection a group of this name. */
export const SEO_FIELD = "seo";

/** What search engines, and whoever shares a page, are told in place of what stands on it. */
export const seoSchema = z.strictObject({
  title: z.string().max(120, "At most 120 characters.").default(""),
  description: z.string().max(320, "At most 320 characters.").default(""),
  image: z
    .strictObject({ url: imageAddress, alt: z.string().max(500).default("") })
    .nullable()
    .default(null),
  /** Asks search engines to leave the page out; the sitemap does not name it. */
  noindex: z.boolean().default(false),
});

export type Seo = z.infer<typeof seoSchema>;

/** What an entry says of itself to machines, whatever of it is there: its group may have other parts. */
export function seoIn(value: Json | undefined): Seo | null {
  if (!isObject(value)) return null;
  const { title = "", description = "", image = null, noindex = false } = value;
  const read = seoSchema.shape.image.safeParse(image);
  return {
    title: typeof title === "string" ? title : "",
    description: typeof description === "string" ? description : "",
    image: read.success ? read.data : null,
    noindex: noindex === true,
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
