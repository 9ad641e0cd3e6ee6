import { z } from "zod";
import { linkUrl, URL_MAX } from "@/lib/richtext/safe-url.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { imageAddress } from "../image-address.ts";
import { readEmbed } from "./embed-provider.ts";

const line = (most: number) => z.string().max(most, `At most ${most} characters.`).default("");
const id = z.uuid();

const image = z.strictObject({ url: imageAddress, alt: z.string().max(500).default("") });

/** Where a button leads; empty while nobody has said it. */
const linkAddress = z
  .string()
  .max(URL_MAX, { abort: true })
  .refine(
    (url) => url === "" || linkUrl(url) === url,
    "Use an address that starts with https:// or /, or an e-mail address after mailto:.",
  )
  .default("");

const embedAddress = z
  .string()
  .max(URL_MAX, { abort: true })
  .refine(
    (url) => url === "" || readEmbed(url) !== null,
    "Paste the address of a video on YouTube or Vimeo, or of a map on OpenStreetMap.",
  )
  .default("");

/** The slug of a collection; empty while none is chosen. */
const collection = z.string().max(80).default("");

/** In which order a page lists entries. */
export const ENTRIES_ORDERS = ["newest", "oldest", "title"] as const;

/** How a page lists entries: lines below one another, or cards beside one another. */
export const ENTRIES_LOOKS = ["list", "cards"] as const;

/** The most entries that one block lists, and the most buttons of a hero. */
export const MOST_LISTED = 24;
export const MOST_BUTTONS = 2;

/**
 * A part of a page. A draft may be incomplete, and what is published may be too: a button without an
 * address, or a gallery without a picture, is not shown.
 */
export const blockSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ id, kind: z.literal("hero"), title: line(300), text: line(2_000) },
    image: image.nullable().default(null),
    buttons: z
      .array(z.strictObject({ label: line(80), url: linkAddress }))
      .max(MOST_BUTTONS, `At most ${MOST_BUTTONS} buttons.`)
      .default([]),
  }),
  z.strictObject({ id, kind: z.literal("richText"), doc: richTextSchema }),
  z.strictObject({
    ...{ id, kind: z.literal("image"), url: imageAddress },
    ...{ alt: z.string().max(500), caption: z.string().max(500) },
  }),
  z.strictObject({
    ...{ id, kind: z.literal("gallery"), title: line(300) },
    images: z
      .array(z.strictObject({ image: image.nullable().default(null), caption: line(500) }))
      .max(60, "At most 60 images.")
      .default([]),
  }),
  z.strictObject({
    ...{ id, kind: z.literal("entries"), title: line(300), collection },
    count: z.int().min(1).max(MOST_LISTED).default(6),
    order: z.enum(ENTRIES_ORDERS).default("newest"),
    look: z.enum(ENTRIES_LOOKS).default("list"),
  }),
  z.strictObject({
    ...{ id, kind: z.literal("form"), title: line(300), text: line(2_000), collection },
    ...{ button: line(80), thanks: line(500) },
  }),
  z.strictObject({
    ...{ id, kind: z.literal("embed"), url: embedAddress, title: line(300) },
  }),
]);

export type Block = z.infer<typeof blockSchema>;

/** A part of a page of one kind. */
export type BlockOf<Kind extends Block["kind"]> = Extract<Block, { kind: Kind }>;
