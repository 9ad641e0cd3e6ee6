import type { Locator } from "@playwright/test";
import { describe, group, labelled, row, turnOn, write, type KindStep } from "./kind-step.ts";

const addWithin = (place: Locator): Promise<void> =>
  place.getByRole("button", { name: "Add field within" }).last().click();

const STORY = "Iron came down the river";
const storyOf = (doc: unknown) => ({ json: doc, text: STORY });
const DOC = {
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Iron came " },
        { type: "text", marks: [{ type: "bold" }], text: "down the river" },
      ],
    },
  ],
};

const PLACE = { street: "Anvil Lane 7", floor: { level: 2 } };
const HOURS = [
  { day: "Monday", closes: 18 },
  { day: "Sunday", closes: 14 },
] as const;
const QUOTE = { words: "Strike while it is hot.", saidBy: "A smith" };
const PICTURE = { caption: "The forge", shows: { url: "/forge.png", alt: "Fire" } };
const BLOCKS = [
  { kind: "quote", ...QUOTE },
  { kind: "picture", ...PICTURE },
];

/** What is made of parts: of marks and paragraphs, of other fields, of rows and blocks of them. */
export const partedKinds = {
  "rich-text": {
    ...{ label: "Story", name: "story", value: DOC },
    ...{ selection: "{ json text }", inGraphql: storyOf(DOC) },
    build: (sheet) => turnOn(sheet, "Required"),
    async fill(form) {
      const { keyboard } = form.page();
      await form.getByRole("textbox", { name: "Story" }).click();
      await keyboard.type("Iron came ");
      await keyboard.press("ControlOrMeta+b");
      await keyboard.type("down the river");
    },
    onWebsite: (page) => page.locator(".prose strong").getByText("down the river"),
  },
  group: {
    ...{ label: "Place", name: "place", value: PLACE, selection: "{ street floor { level } }" },
    async build(sheet) {
      await describe(row(sheet, "Field 1"), "Street", "Text");
      await addWithin(sheet);
      const floor = row(sheet, "Field 2");
      await describe(floor, "Floor", "Group");
      await describe(row(floor, "Field 1"), "Level", "Whole number");
    },
    async fill(form) {
      await write(group(form, "Place"), "Street", PLACE.street);
      await write(group(form, "Place"), "Level", String(PLACE.floor.level));
    },
    onWebsite: (page) => page.getByText(PLACE.street),
  },
  list: {
    ...{ label: "Hours", name: "hours", value: HOURS, selection: "{ day closes }" },
    async build(sheet) {
      await describe(row(sheet, "Field 1"), "Day", "Text");
      await turnOn(row(sheet, "Field 1"), "Required");
      await addWithin(sheet);
      await describe(row(sheet, "Field 2"), "Closes", "Whole number");
      await write(sheet, "Most", "7");
    },
    async fill(form) {
      for (const [at, { day, closes }] of HOURS.entries()) {
        await form.getByRole("button", { name: "Add item to Hours" }).click();
        const item = row(group(form, "Hours"), `Item ${at + 1}`);
        await write(item, "Day", day);
        await write(item, "Closes", String(closes));
      }
    },
    onWebsite: (page) => page.locator("ol.items").getByText("Sunday"),
  },
  blocks: {
    ...{ label: "Chapters", name: "chapters", value: BLOCKS, inGraphql: [QUOTE, PICTURE] },
    selection: `{
      ... on Type_Block_chapters___quote { words saidBy }
      ... on Type_Block_chapters___picture { caption shows { url alt } }
    }`,
    async build(sheet) {
      const quote = row(sheet, "Block 1");
      await write(quote, "Label", "Quote");
      await describe(row(quote, "Field 1"), "Words", "Long text");
      await addWithin(quote);
      await describe(row(quote, "Field 2"), "Said by", "Text");
      await sheet.getByRole("button", { name: "Add a kind of block" }).click();
      const picture = row(sheet, "Block 2");
      await write(picture, "Label", "Picture");
      await describe(row(picture, "Field 1"), "Caption", "Text");
      await addWithin(picture);
      await describe(row(picture, "Field 2"), "Shows", "Image");
    },
    async fill(form) {
      const chapters = group(form, "Chapters");
      await chapters.getByRole("button", { name: "Add quote" }).click();
      await write(row(chapters, "Block 1"), "Words", QUOTE.words);
      await write(row(chapters, "Block 1"), "Said by", QUOTE.saidBy);
      await chapters.getByRole("button", { name: "Add picture" }).click();
      await write(row(chapters, "Block 2"), "Caption", PICTURE.caption);
      await write(row(chapters, "Block 2"), "Address of the image", PICTURE.shows.url);
      await labelled(row(chapters, "Block 2"), "Alternative text").fill(PICTURE.shows.alt);
    },
    onWebsite: (page) => page.getByText(QUOTE.words),
  },
} satisfies Readonly<Record<string, KindStep>>;
