import { beforeAll } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { TestDatabase } from "./database.ts";
import { holdPermissions } from "./hold-permissions.ts";
import { joined, system } from "./shop.ts";
import { callerOf, type Organization, type World } from "./two-organizations.ts";

/** An organization with collections of its own that have every kind of field. */
export type Fair = {
  /** Reads published days without their secret; where the city is Rome with it; speakers by name. */
  readonly reader: MemberPrincipal;
  /** Ids by name: «speakers/Ada», «fair-days/Rome». */
  readonly ids: Readonly<Record<string, string>>;
};

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, kind, label: name.replaceAll("-", " ") },
  ...more,
});

const speakers = () => ({
  ...{ slug: "speakers", name: "Speakers", publishes: true },
  fields: [
    field("name", "text", { required: true }),
    field("mail", "email"),
    field("mentor", "relation", { to: "speakers" }),
  ],
});

const venue = () => [
  field("street", "text"),
  field("geo", "group", { fields: [field("lat", "decimal"), field("long", "decimal")] }),
];

const blocks = () => [
  {
    ...{ id: newId(), name: "quote", label: "Quote" },
    fields: [field("text", "long-text"), field("said-by", "text")],
  },
  { ...{ id: newId(), name: "picture", label: "Picture" }, fields: [field("of", "image")] },
];

const days = () => ({
  ...{ slug: "fair-days", name: "Fair days", publishes: true },
  fields: [
    field("title", "text", { required: true }),
    ...[field("city", "text"), field("about", "long-text"), field("intro", "rich-text")],
    ...[field("code", "slug"), field("visitors", "integer"), field("price", "decimal")],
    ...[field("open", "boolean"), field("day", "date"), field("starts-at", "instant")],
    field("size", "choice", { choices: ["small", "large"] }),
    field("themes", "choices", { choices: ["art", "food"] }),
    ...[field("contact", "email"), field("site", "url"), field("tint", "colour")],
    ...[field("extra", "json"), field("poster", "image"), field("plan", "file")],
    field("host", "relation", { to: "speakers" }),
    field("speakers", "relations", { to: "speakers" }),
    field("venue", "group", { fields: venue() }),
    field("agenda", "list", { fields: [field("at", "text"), field("what", "text")] }),
    field("parts", "blocks", { blocks: blocks() }),
    field("secret", "text"),
  ],
});

/** The fields of a fair day that its reader reads everywhere. */
export const OPEN_FIELDS = [
  ...["title", "city", "about", "intro", "code", "visitors", "price", "open", "day", "starts-at"],
  ...["size", "themes", "contact", "site", "tint", "extra", "poster", "plan", "host", "speakers"],
  ...["venue", "agenda", "parts", "status", "publishedAt"],
];

const doc = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

const dayOf = (city: string, name: string) => ({
  ...{ title: `Fair in ${city}`, city, about: `${name}-only`, intro: doc(`${name}-only`) },
  ...{ code: city.toLowerCase(), visitors: 3_000_000_000, price: 9.5, open: true },
  ...{ day: "2026-11-22", "starts-at": "2026-11-22T10:30:00.000Z", size: "large" },
  ...{ themes: ["art", "food"], contact: "fair@example.com", site: "https://example.com/" },
  ...{ tint: "#336699", extra: { any: [1, "thing"] } },
  poster: { url: "https://example.com/poster.png", alt: "A poster" },
  plan: { url: "https://example.com/plan.pdf", name: "Plan" },
  venue: { street: "Main 1", geo: { lat: 41.9, long: 12.5 } },
  agenda: [
    { at: "10:00", what: "Doors" },
    { at: "11:00", what: null },
  ],
  parts: [
    { id: newId(), kind: "quote", text: "Come in.", "said-by": "Ada" },
    { id: newId(), kind: "picture", of: { url: "https://example.com/p.png", alt: "" } },
  ],
  secret: `hidden-only ${name}`,
});

/** Opens the fair in both organizations: two published days each, and one that is a draft. */
export function useEveryKind(
  database: () => TestDatabase,
  world: () => World,
): () => { readonly acme: Fair; readonly globex: Fair } {
  const fairs: Fair[] = [];
  beforeAll(async () => {
    for (const organization of [world().acme, world().globex]) {
      fairs.push(await openFair(organization, database()));
    }
  });
  return () => {
    const [acme, globex] = fairs;
    if (acme === undefined || globex === undefined) throw new Error("Only while tests run.");
    return { acme, globex };
  };
}

async function openFair(organization: Organization, database: TestDatabase): Promise<Fair> {
  const { id, slug, admin } = organization;
  for (const collection of [speakers(), days()]) {
    await runUseCase(createCollection, collection, system(id, "provisioning"));
  }
  const ids: Record<string, string> = {};
  const add = async (type: string, name: string, attributes: object, relationships = {}) => {
    const document = { type, id: null, attributes, relationships };
    const input = { collection: type, document };
    const { item } = await runUseCase(createEntryResource, input, callerOf(admin));
    ids[`${type}/${name}`] = item.id;
  };
  const published = { status: "published" };
  const to = (name: string) => ({ type: "speakers", id: ids[`speakers/${name}`] ?? "" });
  const mail = `${slug}-hidden@example.com`;
  await add("speakers", "Ada", { name: "Ada", mail, ...published });
  await add("speakers", "Bo", { name: "Bo", mail, ...published }, { mentor: to("Ada") });
  await add("speakers", "Cy", { name: "Cy draft-only", mail });
  const links = { host: to("Ada"), speakers: [to("Bo"), to("Cy"), to("Ada")] };
  for (const city of ["Rome", "Oslo"]) {
    await add("fair-days", city, { ...dayOf(city, slug), ...published }, links);
  }
  await add("fair-days", "Lima", { title: "draft-only Lima", city: "Lima" }, links);
  const url = database.superUrl;
  const reader = await joined(url, { id, name: `reader-${slug}`, roles: [] });
  await holdPermissions(database, reader, [
    { collection: "fair-days", action: "read", fields: OPEN_FIELDS },
    {
      ...{ collection: "fair-days", action: "read", rule: { city: { _eq: "Rome" } } },
      fields: ["title", "secret", "createdAt"],
    },
    { collection: "speakers", action: "read", fields: ["name", "mentor"] },
  ]);
  return { reader, ids };
}
