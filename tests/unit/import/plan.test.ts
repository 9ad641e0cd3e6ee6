import { describe, expect, test } from "vitest";
import { parseEntryData } from "@/lib/content/entry-data.ts";
import { slugSchema } from "@/lib/content/slug.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import { bytesOf, item, planItems, planOf, realFile, refused, taken, wxr } from "./wxr-file.ts";

const only = async (...items: string[]) => {
  const [planned, ...others] = taken(await planItems(...items));
  expect(others).toEqual([]);
  return planned!;
};

describe("the plan for WordPress's theme test export", () => {
  test("takes each page, post and author and says of all else why not", async () => {
    const plan = await planOf(realFile);
    const counts: Record<string, number> = {};
    for (const { command } of taken(plan)) {
      const key = `${command.collection} ${command.state}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(counts).toEqual({
      "authors published": 2,
      "pages published": 21,
      "posts published": 48,
      "posts draft": 2,
      "posts scheduled": 1,
    });
    expect(
      refused(plan)
        .map(({ subject }) => subject.type)
        .sort(),
    ).toEqual([
      ...Array.from({ length: 38 }, () => "attachment"),
      ...Array.from({ length: 70 }, () => "nav_menu_item"),
    ]);
  });

  test("brings each page after the page above it, and the whole tree", async () => {
    const come = new Set<string>();
    const pages = taken(await planOf(realFile)).filter(
      ({ command }) => command.collection === "pages",
    );
    for (const { command } of pages) {
      expect(command.parentKey === null || come.has(command.parentKey)).toBe(true);
      come.add(command.externalKey);
    }
    const keyOf = (slug: string) =>
      pages.find(({ command }) => command.slug === slug)?.command.externalKey ?? null;
    const parentOf = (slug: string) =>
      pages.find(({ command }) => command.slug === slug)?.command.parentKey;
    expect(parentOf("level-3")).toBe(keyOf("level-2"));
    expect(parentOf("level-2")).toBe(keyOf("level-1"));
    expect(parentOf("level-1")).toBeNull();
    expect(parentOf("επίπεδο-3")).toBe(keyOf("επίπεδο-2"));
  });

  test("holds entries that the collections accept, each slug once below its parent", async () => {
    const addresses = new Set<string>();
    for (const { command } of taken(await planOf(realFile))) {
      const { collection, slug, parentKey, data } = command;
      expect(slugSchema.safeParse(slug).error).toBeUndefined();
      expect(parseEntryData(collection, data)).toEqual(data);
      addresses.add(`${collection}/${parentKey}/${slug}`);
    }
    expect(addresses.size).toBe(74);
  });

  test("is the same each time", async () => {
    expect(await planOf(realFile)).toEqual(await planOf(realFile));
  });

  test("keeps titles, dates, authors, terms and texts", async () => {
    const plan = taken(await planOf(realFile));
    const command = (slug: string) => plan.find((one) => one.command.slug === slug)!.command;
    expect(command("title-with-special-characters").data).toMatchObject({
      title: "Markup: Title With Special Characters ~`!@#$%^&*()-_=+{}[]/\\;:'\"?,.>",
    });
    expect(command("markup-title-with-markup").data.title).toBe("Markup: Title With Markup");
    expect(command("template-sticky")).toMatchObject({
      data: { sticky: true, author: "themedemos", categories: ["Classic", "Uncategorized"] },
      createdAt: new Date("2012-01-07T14:07:21Z"),
      publishedAt: new Date("2012-01-07T14:07:21Z"),
    });
    expect(command("scheduled")).toMatchObject({
      state: "scheduled",
      publishAt: new Date("2030-01-01T19:00:18Z"),
      publishedAt: null,
    });
    // The file writes this creator with a stray ">".
    expect(command("block-category-common").data).toMatchObject({ author: "themereviewteam" });
    const { data } = command("template-excerpt-defined");
    expect("excerpt" in data && data.excerpt).toMatch(/^This is a user-defined post excerpt/);
  });
});

describe("what is taken, changed and refused", () => {
  test.each([
    [{ type: "nav_menu_item" }, "menus are not taken"],
    [{ type: "revision", status: "inherit" }, "earlier versions are not taken"],
    [{ type: "product" }, "nothing here is of the kind “product”"],
    [{ id: "" }, "it has no number"],
    [{ id: "-1" }, "it has no number"],
    [{ status: "trash" }, "it lies in the trash"],
    [{ status: "auto-draft" }, "it is an automatic draft"],
    [{ status: "inherit" }, "it is an earlier version"],
    [{ content: "<b>".repeat(5000) }, "The HTML nests too many elements."],
    [{ content: "x ".repeat(300_000) }, "longer than 500000 characters"],
  ])("refuses %j", async (fields, reason) => {
    const plan = await planItems(item(fields));
    expect(taken(plan)).toEqual([]);
    expect(refused(plan)[0]?.reason).toContain(reason);
  });

  test("refuses an attachment and says where its file lies", async () => {
    const more = "<wp:attachment_url>https://a.test/b.jpg</wp:attachment_url>";
    const [attachment] = refused(
      await planItems(item({ type: "attachment", status: "inherit", more })),
    );
    expect(attachment?.reason).toBe(
      "the file lies outside and was not fetched (https://a.test/b.jpg)",
    );
  });

  test("refuses a number that came before", async () => {
    const plan = await planItems(item({ title: "one" }), item({ title: "two" }));
    expect(taken(plan).map(({ subject }) => subject.title)).toEqual(["one"]);
    expect(refused(plan)[0]?.reason).toBe("number 1 was already used in line 8");
  });

  test.each([
    [{ status: "draft" }, []],
    [{ status: "pending" }, ["was waiting for review, taken as a draft"]],
    [{ status: "private" }, ["was private, taken as a draft"]],
    [{ status: "archived" }, ["state “archived” is unknown here, taken as a draft"]],
    [
      { more: "<wp:post_password>x</wp:post_password>" },
      ["was protected by a password of its own, taken as a draft"],
    ],
    [
      { status: "future", date: "0000-00-00 00:00:00" },
      ["was scheduled, but the file has no date; taken as a draft"],
    ],
  ])("takes %j as a draft", async (fields, notes) => {
    const { command, notes: given } = await only(item(fields));
    expect(command).toMatchObject({ state: "draft", publishAt: null, publishedAt: null });
    expect(given).toEqual(notes);
  });

  test("names what has no title, and makes the address from the number", async () => {
    const { command, notes } = await only(item({ id: "7", title: " ", slug: "" }));
    expect(command).toMatchObject({ slug: "page-7", data: { title: "(untitled)" } });
    expect(notes).toEqual(["address made from the number", "had no title, called “(untitled)”"]);
  });

  test("makes the address from the title, and keeps one that is only encoded", async () => {
    expect((await only(item({ slug: "", title: "A &amp;amp; B!" }))).command.slug).toBe("a-b");
    const encoded = await only(item({ slug: "%ce%b1" }));
    expect([encoded.command.slug, encoded.notes]).toEqual(["α", []]);
    const changed = await only(item({ slug: "a_b" }));
    expect(changed.notes).toEqual(["address “a_b” became “a-b”"]);
  });

  test("numbers namesakes below the same parent only", async () => {
    const plan = await planItems(
      item({ id: "1", slug: "a" }),
      item({ id: "2", slug: "a" }),
      item({ id: "3", slug: "a-2" }),
      item({ id: "4", slug: "a", parent: "1" }),
      item({ id: "5", slug: "a", type: "post" }),
    );
    expect(taken(plan).map(({ command }) => command.slug)).toEqual(["a", "a-2", "a-2-2", "a", "a"]);
    const notes = taken(plan).find(({ command }) => command.externalKey.endsWith(":2"))?.notes;
    expect(notes).toEqual(["address “a” is taken, became “a-2”"]);
  });

  test("cuts a circle of parents where it closes, and puts orphans at the root", async () => {
    const plan = await planItems(
      item({ id: "1", parent: "3" }),
      item({ id: "2", parent: "1" }),
      item({ id: "3", parent: "2" }),
      item({ id: "4", parent: "4" }),
      item({ id: "5", parent: "99" }),
    );
    const parents = taken(plan).map(({ command, notes }) => [
      command.externalKey.split(":").at(-1),
      command.parentKey?.split(":").at(-1) ?? null,
      ...notes,
    ]);
    expect(parents).toEqual([
      ["2", null, "parent 1 stands below it itself, put at the root"],
      ["3", "2"],
      ["1", "3"],
      ["4", null, "parent 4 stands below it itself, put at the root"],
      ["5", null, "parent 99 is not among the pages, put at the root"],
    ]);
  });

  test("puts a page at the root when the page above it cannot be taken", async () => {
    const plan = await planItems(
      item({ id: "1", content: "<b>".repeat(5000) }),
      item({ id: "2", parent: "1" }),
      item({ id: "3", parent: "2" }),
    );
    expect(taken(plan).map(({ command, notes }) => [command.parentKey, ...notes])).toEqual([
      [null, "the page above it was not taken, put at the root"],
      ["wxr:site.test/blog:2"],
    ]);
  });

  test("knows an entry by its site and number, and its change by its digest", async () => {
    const before = await only(item({ content: "a" }));
    const after = await only(item({ content: "b" }));
    expect(before.command.externalKey).toBe("wxr:site.test/blog:1");
    expect(after.command.externalKey).toBe(before.command.externalKey);
    expect(after.command.digest).not.toBe(before.command.digest);
  });

  test("turns a gallery into the images of the same file, also when they come later", async () => {
    const more = "<wp:attachment_url>https://a.test/b.jpg</wp:attachment_url>";
    const plan = await planItems(
      item({ id: "1", type: "post", content: "[gallery]" }),
      item({ id: "2", type: "attachment", status: "inherit", parent: "1", more }),
    );
    expect(taken(plan)[0]?.command.data).toMatchObject({
      body: { content: [{ type: "image", attrs: { src: "https://a.test/b.jpg" } }] },
    });
  });

  test("says what it left behind", async () => {
    const more =
      "<wp:comment/><wp:comment/>" +
      '<category domain="mood" nicename="x">Glad</category>' +
      "<wp:postmeta><wp:meta_key>price</wp:meta_key></wp:postmeta>" +
      "<wp:postmeta><wp:meta_key>_wp_page_template</wp:meta_key>" +
      "<wp:meta_value>wide.php</wp:meta_value></wp:postmeta>";
    expect((await only(item({ more }))).notes).toEqual([
      "2 comments left behind",
      "terms left behind (mood: Glad)",
      "template “wide.php” left behind",
      "custom fields left behind (price)",
    ]);
  });

  test("makes an author of whoever wrote something and is not listed", async () => {
    const listed =
      "<wp:author><wp:author_login>bob</wp:author_login>" +
      "<wp:author_display_name>Bob &amp;amp; Co</wp:author_display_name></wp:author>";
    const plan = taken(await planOf(() => bytesOf(wxr(listed, item()))));
    expect(plan.map(({ command }) => [command.slug, command.data.title])).toEqual([
      ["bob", "Bob & Co"],
      ["ann", "ann"],
      ["slug-1", "Title"],
    ]);
  });

  test("keeps no block for a page without content", async () => {
    expect((await only(item({ content: " \n " }))).command.data).toEqual({
      title: "Title",
      blocks: [],
    });
    const { data } = (await only(item({ content: "a\n\nb" }))).command;
    const [block] = "blocks" in data ? data.blocks : [];
    expect(block?.kind === "richText" && toText(block.doc)).toBe("a\nb");
  });
});
