import type { Block } from "@/lib/content/blocks/block-schema.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { documentOf } from "./rich-text.ts";

const ART = "/assets/demo";

/** The start page of the demo, made of every kind of block that needs nothing else. */
export function homeBlocks(lines: readonly string[], mark: string): Block[] {
  const said = (text: string): string => [text, mark].filter(Boolean).join(" ");
  return [
    {
      ...{ id: newId(), kind: "hero", title: "" },
      text: said("Planes, chisels and knives from one small forge. Sharp when they arrive."),
      image: { url: `${ART}/forge.svg`, alt: "An anvil before the fire of the forge" },
      buttons: [
        { label: "What we do", url: "/services" },
        { label: "Read the news", url: "/posts" },
      ],
    },
    { id: newId(), kind: "richText", doc: documentOf(lines) },
    {
      ...{ id: newId(), kind: "entries", title: "From the workshop", collection: "posts" },
      ...{ count: 3, order: "newest", look: "cards" },
    },
    {
      ...{ id: newId(), kind: "gallery", title: "A look around" },
      images: GALLERY.map(([file, alt, caption]) => ({
        image: { url: `${ART}/${file}.svg`, alt },
        caption: said(caption),
      })),
    },
    {
      ...{ id: newId(), kind: "embed", title: said("Where to find us") },
      url: "https://www.openstreetmap.org/#map=14/59.9139/10.7522",
    },
  ];
}

const GALLERY = [
  ["workshop", "A workbench under a window, tools hung in order", "The workshop, early."],
  ["plane", "A hand plane on a bench, shavings around it", "Two fingers are enough."],
  ["chisels", "Six chisels hung in a row", "From six millimetres to thirty."],
  ["yard", "The workshop from outside at sunset", "The yard, after the last order."],
  ["kettle", "A kettle on the stove and two cups", "On from eight."],
] as const;
