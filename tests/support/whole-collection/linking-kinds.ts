import type { Locator } from "@playwright/test";
import { group, labelled, turnOn, write, type KindStep } from "./kind-step.ts";

/** Posts that the demo data publishes: what the relations lead to. */
const POSTS = ["Why we still forge by hand", "Open day in May"] as const;

const leadsToPosts = async (sheet: Locator): Promise<void> => {
  await labelled(sheet, "Leads to").selectOption("posts");
};

async function pick(form: Locator, label: string, titles: readonly string[]): Promise<void> {
  await form.getByRole("button", { name: new RegExp(`^Choose .* for ${label}$`) }).click();
  const dialog = form.page().getByRole("dialog", { name: `Choose for «${label}»` });
  for (const title of titles) {
    await dialog.getByRole("combobox", { name: "Find" }).fill(title);
    await dialog.getByRole("option", { name: title }).click();
  }
  // Whoever chooses one has chosen; of several one says when it is enough.
  if (titles.length > 1) await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.waitFor({ state: "hidden" });
}

const POSTER = { url: "/poster.png", alt: "An anvil" };
const PLAN = { url: "https://example.com/plan.pdf", name: "Plan of the halls" };

/** What leads elsewhere: to an image, a file, to other entries; and what only programs read. */
export const linkingKinds = {
  image: {
    ...{ label: "Poster", name: "poster", value: POSTER, selection: "{ url alt }" },
    async fill(form) {
      const poster = group(form, "Poster");
      await write(poster, "Address of the image", POSTER.url);
      await write(poster, "Alternative text", POSTER.alt);
    },
    onWebsite: (page) => page.getByRole("img", { name: POSTER.alt }),
  },
  file: {
    ...{ label: "Plan", name: "plan", value: PLAN, selection: "{ url name }" },
    async fill(form) {
      const plan = group(form, "Plan");
      await write(plan, "Address of the file", PLAN.url);
      await write(plan, "Name", PLAN.name);
    },
    onWebsite: (page) => page.getByRole("link", { name: PLAN.name }),
  },
  relation: {
    ...{ label: "Announced in", name: "announcedIn", value: POSTS[0] },
    ...{ build: leadsToPosts, selection: "{ title }", inGraphql: { title: POSTS[0] } },
    fill: (form) => pick(form, "Announced in", [POSTS[0]]),
    onWebsite: (page) => page.getByRole("link", { name: POSTS[0] }).first(),
  },
  relations: {
    ...{ label: "Further reading", name: "furtherReading", value: POSTS },
    ...{ selection: "{ title }", inGraphql: POSTS.map((title) => ({ title })) },
    async build(sheet) {
      await leadsToPosts(sheet);
      await write(sheet, "Most", "5");
    },
    fill: (form) => pick(form, "Further reading", POSTS),
    onWebsite: (page) => page.getByRole("link", { name: POSTS[1] }),
  },
  json: {
    ...{ label: "For programs", name: "forPrograms", value: { gates: [1, 2] } },
    build: (sheet) => turnOn(sheet, "Hidden"),
    async fill(form) {
      await form.getByRole("button", { name: "1 more field" }).click();
      await write(form, "For programs", '{ "gates": [1, 2] }');
    },
    onWebsite: null,
  },
} satisfies Readonly<Record<string, KindStep>>;
