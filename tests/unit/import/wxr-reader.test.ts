import { describe, expect, test } from "vitest";
import { readWxr } from "@/lib/import/wxr-reader.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { bytesOf, collect, item, itemsOf, realFile, recordsOf, wxr } from "./wxr-file.ts";

describe("reading WordPress's theme test export", () => {
  test("finds every record of each kind", async () => {
    const counts = new Map<string, number>();
    for await (const record of readWxr(realFile())) {
      const kind = record.kind === "item" ? `${record.type} ${record.status}` : record.kind;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      channel: 1,
      author: 2,
      category: 67,
      tag: 110,
      term: 6,
      "post publish": 49,
      "post future": 1,
      "post draft": 1,
      "page publish": 21,
      "attachment inherit": 38,
      "nav_menu_item publish": 70,
    });
  });
});

describe("reading an export", () => {
  test("gives the same records however the bytes are cut", async () => {
    const text = wxr(item({ title: "Ελληνικά 😀 &amp; more", content: "<p>[x]</p>]] >" }));
    const whole = await recordsOf(text);
    for (const size of [1, 2, 3, 7]) {
      expect(await collect(readWxr(bytesOf(text, size)))).toEqual(whole);
    }
  });

  test("tells what an item says", async () => {
    const more =
      '<category domain="post_tag" nicename="a-b"><![CDATA[A &amp; B]]></category>' +
      "<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>v</wp:meta_value></wp:postmeta>" +
      "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment><wp:is_sticky>1</wp:is_sticky>" +
      "<wp:post_password>enter</wp:post_password><excerpt:encoded>E</excerpt:encoded>";
    const [read] = await itemsOf(wxr(item({ type: "post", content: " c ", more })));
    expect(read).toMatchObject({
      line: 8,
      postId: 1,
      type: "post",
      status: "publish",
      title: "Title",
      creator: "ann",
      content: " c ",
      excerpt: "E",
      slug: "slug-1",
      password: "enter",
      sticky: true,
      date: new Date("2013-01-05T17:00:49Z"),
      terms: [{ taxonomy: "post_tag", slug: "a-b", name: "A &amp; B" }],
      meta: [{ key: "k", value: "v" }],
      comments: 1,
    });
  });

  test.each(["https://wordpress.org/export/1.2/", "http://wordpress.org/export/1.0/"])(
    "knows WordPress's elements by the namespace %s, whatever their prefix",
    async (namespace) => {
      const text = wxr(item())
        .replaceAll("http://wordpress.org/export/1.2/", namespace)
        .replaceAll("wp:", "w:");
      expect(await itemsOf(text.replace("xmlns:wp", "xmlns:w"))).toMatchObject([{ postId: 1 }]);
    },
  );

  test.each(["0000-00-00 00:00:00", "2013-02-30 00:00:00", "yesterday", ""])(
    "has no date where the file says %j",
    async (date) => {
      expect((await itemsOf(wxr(item({ date }))))[0]?.date).toBeNull();
    },
  );

  test("takes the date of the feed, then the local one, where the one in UTC is zeros", async () => {
    const zeros = { date: "0000-00-00 00:00:00" };
    const feed = "<pubDate>Sat, 05 Jan 2013 18:00:20 +0000</pubDate>";
    const never = "<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>";
    const local = "<wp:post_date>2013-01-05 11:00:20</wp:post_date>";
    const items = await itemsOf(
      wxr(item({ ...zeros, more: feed + local }), item({ ...zeros, more: never + local })),
    );
    expect(items.map(({ date }) => date?.toISOString())).toEqual([
      "2013-01-05T18:00:20.000Z",
      "2013-01-05T11:00:20.000Z",
    ]);
  });
});

describe("reading what is no export", () => {
  test.each([
    ["nothing", "", "The file is empty."],
    ["a page", "<html><body/></html>", "its first element is <html>, not <rss>."],
    ["a feed", "<rss><channel><item/></channel></rss>", "names no WXR version"],
    ["a feed without items", "<rss><channel/></rss>", "names no WXR version"],
    ["a text", "hello", "line 1, column"],
    ["a file cut off", wxr(item()).slice(0, -10), "line 14, column 6: unclosed tag"],
    [
      "tags that cross",
      wxr("<item>\n<a></b></a></item>"),
      "line 9, column 7: unexpected close tag.",
    ],
    ["an unknown entity", wxr("<item>&nbsp;</item>"), "line 8, column 12: undefined entity."],
    ["another encoding", '<?xml version="1.0" encoding="windows-1252"?><rss/>', "UTF-8 is needed"],
  ])("refuses %s and says why and where", async (_, text, message) => {
    const reading = recordsOf(text);
    await expect(reading).rejects.toThrow(Invalid);
    await expect(reading).rejects.toThrow(message);
  });

  test("refuses bytes that are not UTF-8, also at the very end", async () => {
    const cut = new TextEncoder().encode(`${wxr()}é`).slice(0, -1);
    await expect(collect(readWxr(streamOf(cut)))).rejects.toThrow("not written in UTF-8");
  });

  test("refuses document types, so that no entity can grow", async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss>&b;</rss>';
    await expect(recordsOf(bomb)).rejects.toThrow("a document type declaration is not accepted");
  });

  test("refuses elements nested too deeply", async () => {
    await expect(recordsOf(wxr(`<item>${"<a>".repeat(100)}`))).rejects.toThrow("nested too deeply");
  });

  test.each([
    ["a text", "<item><title>"],
    ["a CDATA section", "<item><title><![CDATA["],
    ["a comment", "<!--"],
    ["an attribute", '<item a="'],
  ])("stops at %s that never ends instead of holding it all", async (_, start) => {
    let handedOut = 0;
    async function* endless() {
      yield new TextEncoder().encode(wxr(start).split("\n</channel>")[0]);
      const more = new TextEncoder().encode("x".repeat(1_000_000));
      for (; handedOut < 100; handedOut += 1) yield await Promise.resolve(more);
    }
    await expect(collect(readWxr(endless()))).rejects.toThrow(TooLarge);
    expect(handedOut).toBeLessThan(20);
  });
});

async function* streamOf(bytes: Uint8Array) {
  yield await Promise.resolve(bytes);
}
