import { labelled, group, turnOn, write, type KindStep } from "./kind-step.ts";

/** One line, one word or one number each; and a long text. */
export const plainKinds = (title: string) =>
  ({
    text: {
      ...{ label: "Title", name: "title", value: title },
      async build(sheet) {
        await write(sheet, "Fewest characters", "3");
        await write(sheet, "Most characters", "60");
        await turnOn(sheet, "Required", "Unique", "Indexed");
      },
      fill: (form) => write(form, "Title", title),
      onWebsite: (page) => page.getByRole("heading", { level: 1, name: title }),
    },
    "long-text": {
      ...{ label: "Summary", name: "summary", value: "Two rooms of iron.\nOne of steel." },
      async build(sheet) {
        await write(sheet, "Help", "What lists and search engines show.");
        await write(sheet, "Most characters", "400");
      },
      fill: (form) => write(form, "Summary", "Two rooms of iron.\nOne of steel."),
      onWebsite: (page) => page.getByText("Two rooms of iron."),
    },
    slug: {
      ...{ label: "Short code", name: "shortCode", value: "iron-7" },
      async build(sheet) {
        await write(sheet, "Pattern", "[a-z]+-[0-9]+");
        await turnOn(sheet, "Unique");
      },
      fill: (form) => write(form, "Short code", "iron-7"),
      onWebsite: null,
    },
    integer: {
      ...{ label: "Rooms", name: "rooms", value: 3 },
      async build(sheet) {
        await write(sheet, "Smallest", "1");
        await write(sheet, "Largest", "20");
        await turnOn(sheet, "Indexed");
      },
      fill: (form) => write(form, "Rooms", "3"),
      onWebsite: (page) => page.locator("dd").getByText("3", { exact: true }),
    },
    decimal: {
      ...{ label: "Entrance fee", name: "entranceFee", value: 7.5 },
      build: (sheet) => write(sheet, "Smallest", "0"),
      fill: (form) => write(form, "Entrance fee", "7,5"),
      onWebsite: (page) => page.locator("dd").getByText("7.5", { exact: true }),
    },
    boolean: {
      ...{ label: "Guided tours", name: "guidedTours", value: true },
      fill: (form) => labelled(form, "Guided tours").check(),
      onWebsite: (page) => page.locator("dd").getByText("Yes", { exact: true }),
    },
    date: {
      ...{ label: "First day", name: "firstDay", value: "2027-03-01" },
      build: (sheet) => turnOn(sheet, "Required", "Indexed"),
      fill: (form) => write(form, "First day", "2027-03-01"),
      onWebsite: (page) => page.locator('time[datetime="2027-03-01"]'),
    },
    instant: {
      ...{ label: "Opening", name: "opening", value: "2027-02-28T18:30:00.000Z" },
      fill: (form) => write(form, "Opening", "2027-02-28T18:30"),
      onWebsite: (page) => page.locator('time[datetime="2027-02-28T18:30:00.000Z"]'),
    },
    choice: {
      ...{ label: "Hall", name: "hall", value: "North" },
      async build(sheet) {
        await write(sheet, "Choices", "North\nSouth");
        await turnOn(sheet, "Required");
      },
      async fill(form) {
        await labelled(form, "Hall").selectOption("North");
      },
      onWebsite: (page) => page.locator("dd").getByText("North", { exact: true }),
    },
    choices: {
      ...{ label: "Themes", name: "themes", value: ["Craft", "Trade"] },
      async build(sheet) {
        await write(sheet, "Choices", "Art\nCraft\nTrade");
        await write(sheet, "Most", "2");
      },
      async fill(form) {
        const themes = group(form, "Themes").first();
        for (const theme of ["Craft", "Trade"]) await labelled(themes, theme).check();
      },
      onWebsite: (page) => page.locator("dd").getByText("Craft, Trade"),
    },
    email: {
      ...{ label: "Contact", name: "contact", value: "tours@acme.test" },
      fill: (form) => write(form, "Contact", "tours@acme.test"),
      onWebsite: (page) => page.locator('a[href="mailto:tours@acme.test"]'),
    },
    url: {
      ...{ label: "Tickets", name: "tickets", value: "https://example.com/tickets" },
      build: (sheet) => write(sheet, "Pattern", "https://example\\.com/.+"),
      fill: (form) => write(form, "Tickets", "https://example.com/tickets"),
      onWebsite: (page) => page.locator('a[href="https://example.com/tickets"]'),
    },
    colour: {
      ...{ label: "Poster colour", name: "posterColour", value: "#336699" },
      fill: (form) => write(form, "Poster colour", "#369"),
      onWebsite: null,
    },
  }) satisfies Readonly<Record<string, KindStep>>;
