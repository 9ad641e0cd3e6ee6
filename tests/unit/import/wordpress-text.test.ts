import { describe, expect, test } from "vitest";
import { wordpressText } from "@/lib/import/wordpress-text.ts";
import { toHtml } from "@/lib/richtext/to-html.ts";
import { toText } from "@/lib/richtext/to-text.ts";

const FILES = new Map([1, 2].map((id) => [id, { url: `https://s.test/${id}.jpg`, alt: `n${id}` }]));
const find = (ids: readonly number[] | null) =>
  (ids ?? [...FILES.keys()]).flatMap((id) => FILES.get(id) ?? []);

const html = (content: string) => toHtml(wordpressText(content, find).doc);
const text = (content: string) => toText(wordpressText(content, find).doc);
const changes = (content: string) => wordpressText(content, find).changes.map(({ what }) => what);

const img = (id: number) =>
  `<img src="https://s.test/${id}.jpg" alt="n${id}" loading="lazy" decoding="async">`;

describe("WordPress's shortcodes", () => {
  test("a caption stands below its image, links and all", () => {
    const image = '<img src="https://s.test/1.jpg" alt="n1" />';
    const code = `[caption id="a" align="alignright" width="9"]${image} See <b>it</b>[/caption]`;
    expect(html(`before ${code} after`)).toBe(
      `<p>before</p><figure class="align-right">${img(1)}</figure>` +
        "<p>See <strong>it</strong></p><p>after</p>",
    );
  });

  test("an old caption in an attribute is kept too", () => {
    expect(text('[caption caption="Old & good"]<img src="/a.png">[/caption]')).toBe("Old & good");
  });

  test("a caption without end loses no text", () => {
    expect(text("[caption]a [caption]b[/caption] c")).toBe("a [caption]b\nc");
    expect(text("[caption]a b")).toBe("a b");
  });

  test("a gallery becomes the images it names, or those of its post", () => {
    expect(html('[gallery ids="2,9,1"]')).toBe(
      `<figure>${img(2)}</figure><figure>${img(1)}</figure>`,
    );
    expect(html("[gallery]")).toBe(`<figure>${img(1)}</figure><figure>${img(2)}</figure>`);
    expect(changes('[gallery ids="9"]')).toEqual([
      "[gallery] dropped, the file names none of its images",
    ]);
  });

  test("audio, video and embeds become links", () => {
    expect(text("[audio https://a.test/x.mp3] [video mp4='https://a.test/y.mp4'][/video]")).toBe(
      "https://a.test/x.mp3\nhttps://a.test/y.mp4",
    );
    expect(html("[embed]https://a.test/z[/embed]")).toContain('<a href="https://a.test/z"');
  });

  test("the written word for a shortcode and the codes of plugins stay as they are", () => {
    expect(text("[[gallery]] [contact-form-7 id=1] [galleries]")).toBe(
      "[gallery] [contact-form-7 id=1] [galleries]",
    );
  });

  test("twenty thousand captions without end take no long search each", () => {
    expect(text("[caption]x".repeat(20_000)).replaceAll("\n", "")).toBe("x".repeat(20_000));
  });
});

test("Line ends mean nothing where the block editor wrote the text", () => {
  expect(html("<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->")).toBe("<p>a b</p>");
  expect(html("a\nb")).toBe("<p>a<br>b</p>");
});
