import { describe, expect, test } from "vitest";
import type { Block } from "@/lib/content/blocks/block-schema.ts";
import type { ListedEntry } from "@/lib/content/blocks/listed-entry.ts";
import { NO_SIZES, type ImageSizes } from "@/lib/content/image-sizes.ts";
import { NO_MENUS } from "@/lib/content/menus/menu.ts";
import type { SiteContent } from "@/lib/content/read-site.ts";
import type { RichText } from "@/lib/richtext/schema.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { renderContent } from "@/lib/website/render-content.ts";
import { plainDress } from "./plain-dress.ts";

const EVIL = `"><script>alert(1)</script>`;
const ESCAPED = /&quot;&gt;&lt;script&gt;alert/;
const site = {
  ...{ name: "Acme", path: "/", viewer: null },
  base: { scheme: "https", root: "localhost" },
} as const;
const id = newId();
const asset = "0b8c5d1e-6f3a-4c2b-9d7e-1a2b3c4d5e6f";

type More = {
  readonly listed?: readonly ListedEntry[];
  readonly frames?: readonly string[];
  readonly images?: ImageSizes;
};

function shown(
  blocks: readonly Block[],
  { listed, frames = [], images = NO_SIZES }: More = {},
): Promise<string> {
  const content = {
    ...{ kind: "page", navigation: NO_MENUS, dress: plainDress({ frames }), children: [], images },
    reads: { listed: new Map(listed === undefined ? [] : [[id, listed]]), forms: new Map() },
    entry: {
      ...{ id: newId(), slug: "home", data: { title: "Title of the page", blocks: [...blocks] } },
      ...{ updatedAt: new Date(0), publishedAt: new Date(0), isDraft: false },
    },
  } satisfies SiteContent;
  return renderContent(site, content);
}

const HOSTILE: readonly { readonly block: Block; readonly more?: More }[] = [
  {
    block: {
      ...{ id, kind: "hero", title: EVIL, text: EVIL },
      image: { url: `/x.png?${EVIL}`, alt: EVIL },
      buttons: [{ label: EVIL, url: `/${EVIL}` }],
    },
  },
  { block: { id, kind: "image", url: "/x.png", alt: EVIL, caption: EVIL } },
  {
    block: {
      ...{ id, kind: "gallery", title: EVIL },
      images: [{ image: { url: "/x.png", alt: EVIL }, caption: EVIL }],
    },
  },
  {
    block: {
      ...{ id, kind: "entries", title: EVIL, collection: EVIL },
      ...{ count: 3, order: "newest", look: "cards" },
    },
    more: {
      listed: [
        {
          ...{ title: EVIL, href: `/posts/${EVIL}`, words: EVIL, isDraft: true },
          ...{ image: { url: `/x.png${EVIL}`, alt: EVIL }, publishedAt: "2026-01-01T00:00:00Z" },
        },
      ],
    },
  },
  { block: { id, kind: "embed", url: "https://youtu.be/dQw4w9WgXcQ", title: EVIL } },
];

describe("a block of a page", () => {
  test.each(HOSTILE)("$block.kind escapes what people wrote", async ({ block, more = {} }) => {
    const document = await shown([block], more);
    expect(document).toMatch(ESCAPED);
    expect(document).not.toMatch(/<script|<style|\sstyle=|<[^>]+\son\w+=/i);
  });

  test("runs nothing by an address, however it came to be kept", async () => {
    const script = "javascript:alert(1)";
    const blocks = [
      {
        ...{ id, kind: "hero", title: "Hello", text: "" },
        image: { url: script, alt: "" },
        buttons: [{ label: "Press", url: ` java\tscript:alert(1)` }],
      },
      { id, kind: "image", url: script, alt: "", caption: "" },
      { id, kind: "embed", url: "https://evil.test/embed", title: "" },
      {
        id,
        kind: "gallery",
        title: "",
        images: [{ image: { url: script, alt: "" }, caption: "" }],
      },
    ] satisfies Block[];
    const document = await shown(blocks);
    expect(document).not.toMatch(/script:|evil\.test|Press/);
  });

  test("that opens the page holds its one heading of the first level", async () => {
    const hero: Block = {
      ...{ id, kind: "hero", title: "", text: "" },
      ...{ image: null, buttons: [] },
    };
    const document = await shown([hero, { ...hero, title: "Further down" }]);
    expect(document.match(/<h1/g)).toHaveLength(1);
    expect(document).toContain('<h1 dir="auto">Title of the page</h1>');
    expect(document).toContain('<h2 dir="auto">Further down</h2>');
  });

  test("offers an image of the library in its sizes, and loads the first one at once", async () => {
    const url = `/media/${asset}/forge.jpg`;
    const image = { kind: "image", url, alt: "", caption: "" } as const;
    const document = await shown([
      { ...image, id },
      { ...image, id: newId() },
    ]);
    expect(document).toContain(`/media/${asset}/thumb/forge.jpg 320w`);
    expect(document).toContain(`/media/${asset}/large/forge.jpg 1600w`);
    expect(document.match(/fetchpriority="high"/g)).toHaveLength(1);
    expect(document.match(/loading="lazy"/g)).toHaveLength(1);
  });

  test("keeps room for an image whose size is known, and offers none wider than it is", async () => {
    const url = `/media/${asset}/forge.jpg`;
    const images = new Map([[asset, { width: 900, height: 600 }]]);
    const text = { type: "doc", content: [{ type: "image", attrs: { src: url, width: 300 } }] };
    const document = await shown(
      [
        {
          ...{ id, kind: "hero", title: "", text: "", buttons: [] },
          image: { url, alt: "A forge" },
        },
        { id: newId(), kind: "richText", doc: text as RichText },
      ],
      { images },
    );
    const sources = `/media/${asset}/small/forge.jpg 640w, /media/${asset}/medium/forge.jpg 900w"`;
    expect(document).toContain(sources);
    expect(document).not.toContain("/large/");
    expect(document).toMatch(/alt="A forge"[^>]* width="900" height="600" fetchpriority="high"/);
    expect(document).toMatch(/<img [^>]*width="300" height="200" loading="lazy"/);
    expect(document).toMatch(/<link\s+rel="preload"\s+as="image"[^>]+imagesrcset=/);
  });

  test("lists nothing where its visitor may read nothing", async () => {
    const entries = {
      ...{ id, kind: "entries", title: "From the workshop", collection: "posts" },
      ...{ count: 3, order: "newest", look: "list" },
    } satisfies Block;
    expect(await shown([entries])).not.toContain("From the workshop");
  });

  test("frames another website only where its organization admits that", async () => {
    const embed = {
      ...{ id, kind: "embed", title: "The forge" },
      url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    } satisfies Block;
    const card = await shown([embed]);
    expect(card).not.toContain("<iframe");
    expect(card).toContain('href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"');
    const framed = await shown([embed], { frames: ["https://www.youtube-nocookie.com"] });
    expect(framed).toContain('src="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"');
    expect(framed).toContain('sandbox="allow-scripts');
  });
});

describe("the head of a page", () => {
  test("names its one address, and the picture that stands for it", async () => {
    const url = `/media/${asset}/forge.jpg`;
    const document = await shown([{ id, kind: "image", url, alt: "", caption: "" }]);
    expect(document).toContain('<link rel="canonical" href="https://acme.test/"');
    expect(document).toContain(
      `<meta property="og:image" content="https://acme.test/media/${asset}/social/forge.jpg"`,
    );
    expect(document).toContain('content="summary_large_image"');
  });
});
