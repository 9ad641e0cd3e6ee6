import { randomUUID } from "node:crypto";
import sharp from "sharp";
import type { Look } from "@/lib/site-design/design.ts";

/** Who fills the website of an organization, on which instance. */
export type Filler = {
  /** Address of the dashboard, without a slash at its end. */
  readonly root: string;
  readonly organization: string;
  readonly email: string;
  readonly password: string;
};

/** The API of an instance for one member, as far as a website takes it. */
export type WebsiteApi = {
  /** Adds, once, what is looked at beside the demo: a page of blocks and a post with an image. */
  readonly fill: () => Promise<{ readonly blocks: string; readonly post: string }>;
  readonly look: () => Promise<Look>;
  readonly setLook: (look: Look) => Promise<void>;
};

type Sent = { readonly method: string; readonly headers: Record<string, string>; body: BodyInit };
type Told = { readonly data: { readonly id: string; readonly attributes: { look: Look } } };

const SLUG = "lighthouse";

/** Signs in as a program does. @throws Error with the answer that was none to go on with. */
export async function websiteApi(filler: Filler): Promise<WebsiteApi> {
  const { root, organization, email, password } = filler;
  const own = { "X-Organization": organization };
  const json = { ...own, "Content-Type": "application/json" };
  const credentials = JSON.stringify({ email, password });
  const login = { method: "POST", headers: json, body: credentials };
  const { access_token } = (await (await sure(`${root}/api/v1/auth/login`, login)).json()) as {
    access_token: string;
  };
  const authorized = { ...own, Authorization: `Bearer ${access_token}` };
  const headers = { ...authorized, "Content-Type": "application/vnd.api+json", "If-Match": "*" };

  const ask = async (path: string): Promise<Told> =>
    (await (await sure(`${root}/api/v1${path}`, { headers: authorized })).json()) as Told;
  const write = async (method: string, path: string, data: object): Promise<Told> => {
    const body = JSON.stringify({ data });
    return (await (await sure(`${root}/api/v1${path}`, { method, headers, body })).json()) as Told;
  };
  const exists = async (type: string): Promise<boolean> => {
    const { data } = await ask(`/content/${type}?filter[slug]=${SLUG}`);
    return (data as unknown as readonly unknown[]).length > 0;
  };
  const add = async (type: string, attributes: object): Promise<void> => {
    const all = { ...attributes, slug: SLUG, status: "published" };
    await write("POST", `/content/${type}`, { type, attributes: all });
  };
  const addImage = async (hue: number): Promise<string> => {
    const bytes = await landscape(hue);
    const begun = await sure(`${root}/api/uploads`, {
      method: "POST",
      headers: {
        ...{ ...authorized, "Tus-Resumable": "1.0.0", "Upload-Length": String(bytes.byteLength) },
        "Upload-Metadata": `filename ${Buffer.from(`shore-${hue}.jpg`).toString("base64")}`,
      },
    });
    const upload = begun.headers.get("location")?.split("/").at(-1) ?? "";
    const part = { "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
    await sure(`${root}/api/uploads/asset/${upload}`, {
      method: "PATCH",
      headers: { ...authorized, ...part, "Tus-Resumable": "1.0.0" },
      body: new Uint8Array(bytes),
    } satisfies Sent);
    const attributes = { upload, alt: "Hills above a shore" };
    const { data } = await write("POST", "/assets", { type: "assets", attributes });
    return `/media/${data.id}/shore-${hue}.jpg`;
  };
  return {
    fill: async () => {
      if (!(await exists("pages"))) {
        const images = [];
        for (const hue of [12, 150, 205, 260, 320]) images.push(await addImage(hue));
        await add("pages", { title: "The shore", blocks: blocksWith(images) });
        await add("posts", { title: "Hills above a shore", body: bodyWith(images[2] ?? "") });
      }
      return { blocks: `/${SLUG}`, post: `/posts/${SLUG}` };
    },
    look: async () => (await ask("/site-design")).data.attributes.look,
    setLook: async (look) => {
      const { data } = await ask("/site-design");
      await write("PATCH", "/site-design", {
        ...{ type: "site-design", id: data.id, attributes: { look } },
      });
    },
  };
}

async function sure(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  throw new Error(`${init.method ?? "GET"} ${url}: ${response.status} ${await response.text()}`);
}

const WORDS =
  "The tide was out, and what the sea had left lay in a long line: shells, mostly, and every so often a bottle.";

const blocksWith = ([first, ...others]: readonly string[]): object[] => [
  {
    ...{ id: randomUUID(), kind: "hero", title: "The shore", text: WORDS },
    image: { url: first, alt: "Hills above a shore" },
    buttons: [{ label: "Read on", url: "/posts" }],
  },
  { id: randomUUID(), kind: "richText", doc: textOf(WORDS, WORDS) },
  {
    ...{ id: randomUUID(), kind: "gallery", title: "At other hours" },
    images: others.map((url, at) => ({
      ...{ image: { url, alt: `The shore, hour ${at + 1}` }, caption: `Hour ${at + 1}` },
    })),
  },
  {
    ...{ id: randomUUID(), kind: "entries", title: "From the journal", collection: "posts" },
    ...{ count: 6, order: "newest", look: "cards" },
  },
  {
    ...{ id: randomUUID(), kind: "embed", title: "The shore on a map" },
    url: "https://www.openstreetmap.org/#map=12/53.5500/9.9900",
  },
];

const bodyWith = (src: string): object => ({
  type: "doc",
  content: [
    { type: "image", attrs: { src, alt: "Hills above a shore" } },
    ...textOf(WORDS, WORDS, WORDS).content,
  ],
});

const textOf = (...paragraphs: string[]) => ({
  type: "doc",
  content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

/** A picture as large as a camera's, with enough in it to weigh something. */
function landscape(hue: number): Promise<Buffer> {
  const hill = (at: number) => {
    const points = Array.from({ length: 25 }, (_, x) => {
      const y = 700 + at * 160 + Math.sin(x * 0.7 + at * 2) * 90 + Math.sin(x * 2.3 + at) * 30;
      return `${x * 100},${Math.round(y)}`;
    });
    const colour = `hsl(${hue + at * 14} ${30 + at * 6}% ${62 - at * 12}%)`;
    return `<polygon points="0,1600 ${points.join(" ")} 2400,1600" fill="${colour}"/>`;
  };
  const sky = `<linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue} 60% 70%)"/>
    <stop offset="1" stop-color="hsl(${hue + 40} 70% 92%)"/></linearGradient>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1600"><defs>${sky}</defs>
    <rect width="2400" height="1600" fill="url(#s)"/><circle cx="1750" cy="420" r="130" fill="#fff8e0"/>
    ${[0, 1, 2, 3].map(hill).join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}
