import type { FormBlock } from "@/app/_screens/fields/form-field.ts";
import type { ContentValue } from "@/lib/content/content-entry.ts";
import { ENTRIES_LOOKS, ENTRIES_ORDERS, MOST_BUTTONS } from "@/lib/content/blocks/block-schema.ts";
import { emptyRichText } from "@/lib/richtext/schema.ts";
import { formBlock as block, formField as field, TEXT as text } from "./form-fields.ts";

const EMPTY_TEXT = emptyRichText() as ContentValue;
const ALT_HELP = "What the image shows, for those who do not see it. Empty for mere decoration.";

const heading = field({ ...text, name: "title", label: "Heading", max: 300, isWide: true });
const longText = { kind: "long-text", whenEmpty: "", max: 2_000 } as const;
const image = field({ name: "image", label: "Image", kind: "image" });
const caption = field({ ...text, name: "caption", label: "Caption", max: 500 });

/** The kinds of blocks that a page is made of, as its form shows them. */
export const PAGE_BLOCKS: FormBlock[] = [
  block("hero", "Opening", [
    heading,
    field({ ...longText, name: "text", label: "Text" }),
    image,
    field({
      ...{ name: "buttons", label: "Buttons", kind: "list", max: MOST_BUTTONS },
      fields: [
        field({ ...text, name: "label", label: "What it says", max: 80 }),
        field({ ...text, name: "url", label: "Where it leads", help: "https://… or /contact" }),
      ],
    }),
  ]),
  block("richText", "Text", [
    field({ name: "doc", label: "Text", kind: "rich-text", whenEmpty: EMPTY_TEXT }),
  ]),
  block("image", "Image", [
    field({ ...text, name: "url", label: "Address of the image", required: true, isWide: true }),
    field({ ...text, name: "alt", label: "Alternative text", help: ALT_HELP }),
    caption,
  ]),
  block("gallery", "Gallery", [
    heading,
    field({
      ...{ name: "images", label: "Images", kind: "list", max: 60 },
      fields: [image, caption],
    }),
  ]),
  block("entries", "List of entries", [
    heading,
    field({ ...text, name: "collection", label: "Which entries" }),
    field({
      ...{ name: "count", label: "How many", kind: "integer" },
      ...{ required: true, min: 1, max: 24, default: 6 },
    }),
    field({
      ...{ name: "order", label: "In which order", kind: "choice", required: true },
      ...{ choices: [...ENTRIES_ORDERS], default: ENTRIES_ORDERS[0] },
    }),
    field({
      ...{ name: "look", label: "Shown as", kind: "choice", required: true },
      ...{ choices: [...ENTRIES_LOOKS], default: ENTRIES_LOOKS[0] },
    }),
  ]),
  block("form", "Form", [
    heading,
    field({ ...longText, name: "text", label: "Text above it" }),
    field({ ...text, name: "collection", label: "Where answers are kept" }),
    field({
      ...text,
      name: "button",
      label: "What the button says",
      max: 80,
      help: "Else “Send”.",
    }),
    field({ ...text, name: "thanks", label: "Said afterwards", max: 500 }),
  ]),
  block("embed", "Video or map", [
    field({
      ...{ ...text, name: "url", label: "Address", isWide: true },
      help: "Of a video on YouTube or Vimeo, or of a map on OpenStreetMap, as the browser shows it.",
    }),
    field({ ...text, name: "title", label: "What it shows", max: 300, isWide: true }),
  ]),
];
