import type { Page } from "@playwright/test";
import { readDemo } from "./fixtures-demo.ts";
import { expect, signIn, test } from "./fixtures.ts";

type Field = readonly [label: string | RegExp, value: string];

type Card = {
  /** Whose it is; Acme's if unsaid. */
  readonly who?: string;
  /** Opens the screen with the card, on something of its own where it can. */
  readonly open: (page: Page) => Promise<void>;
  readonly sent: Field;
  /** Typed while the other is saved; it may be the same field. */
  readonly typed: Field;
  readonly save: string;
  readonly said: string;
  /** What is there once that is saved too, if not what was typed. */
  readonly kept?: string;
};

const at = (path: string): string => `${readDemo().root}/admin/${path}`;
const fresh = (name: string): string => `${name} ${Date.now().toString(36)}`;

async function openRole(page: Page): Promise<void> {
  await page.goto(at("acme/roles/new"));
  await page.getByLabel("Name", { exact: true }).fill(fresh("Keepers"));
  await page.getByRole("button", { name: "Create role" }).click();
  await page.getByRole("switch", { name: "Members need a second factor" }).click();
}

async function openCollection(page: Page): Promise<void> {
  await page.goto(at("acme/collections/new"));
  await page.getByLabel("Name", { exact: true }).fill(fresh("Verses"));
  await page.getByRole("button", { name: "Create collection" }).click();
}

const cards: Readonly<Record<string, Card>> = {
  "hosts of other pictures and letters": {
    open: async (page) => void (await page.goto(at("acme/site-access"))),
    sent: ["Images", "http://pictures.test"],
    typed: ["Fonts", "https://letters.test"],
    ...{ save: "Save hosts", said: "Saved" },
  },
  "the settings of a collection": {
    open: openCollection,
    sent: ["Name", "Verses of noon"],
    typed: ["Name", "Verses of night"],
    ...{ save: "Save settings", said: "The collection is saved" },
  },
  "the second factor of a role": {
    open: openRole,
    sent: ["Days of grace", "30"],
    typed: ["Days of grace", "31"],
    ...{ save: "Save second factor", said: "Saved" },
  },
  "a menu of the website": {
    who: "admin@globex.test",
    open: async (page) => void (await page.goto(at("globex/website/navigation"))),
    sent: ["Label of item 1", "Where we began"],
    typed: ["Label of item 1", "Where we are"],
    ...{ save: "Save menu", said: "Saved" },
  },
  // @NOTE Without a server nothing of it is kept, and other tests find the mail as it was.
  "the mail server": {
    open: async (page) => void (await page.goto(at("instance/mail"))),
    sent: ["Sender", "Acme <post@acme.test>"],
    typed: [/^User/, "postmaster"],
    ...{ save: "Save", said: "Saved", kept: "" },
  },
};

/** Holds what the page sends until it is let go. */
async function hold(page: Page): Promise<() => void> {
  let release: () => void = () => undefined;
  const late = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/admin/**", async (route) => {
    if (route.request().method() === "POST") await late;
    await route.fallback();
  });
  return () => release();
}

for (const [name, card] of Object.entries(cards)) {
  const { who = "admin@acme.test", open, sent, typed, save, said, kept = typed[1] } = card;
  test(`what is typed while something is saved stays, and can be saved: ${name}`, async ({
    page,
  }) => {
    await signIn(page, who);
    await open(page);
    const field = ([label]: Field) => page.getByLabel(label, { exact: true }).first();
    const button = page.getByRole("button", { name: save, exact: true }).first();
    await expect(button).toBeVisible();
    const release = await hold(page);
    await field(sent).fill(sent[1]);
    await button.click();
    await field(typed).fill(typed[1]);
    release();
    await expect(page.getByText(said, { exact: true }).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    await expect(field(typed)).toHaveValue(typed[1]);
    await button.click();
    await expect(button).toBeDisabled();
    await page.reload();
    await expect(field(typed)).toHaveValue(kept);
  });
}

test("what is typed in one card stays, and can be saved, when its neighbour is saved", async ({
  page,
}) => {
  await signIn(page, "admin@acme.test");
  await openRole(page);
  const days = page.getByLabel("Days of grace", { exact: true });
  const factor = page.getByRole("button", { name: "Save second factor", exact: true });
  const role = page.getByRole("button", { name: "Save changes", exact: true }).first();
  await days.fill("30");
  await page.getByLabel("Name", { exact: true }).fill(fresh("Wardens"));
  await role.click();
  await expect(role).toBeDisabled();
  await page.waitForLoadState("networkidle");
  await expect(days).toHaveValue("30");
  await factor.click();
  await expect(factor).toBeDisabled();
  await page.reload();
  await expect(days).toHaveValue("30");
});
