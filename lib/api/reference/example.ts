import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { leadsTo, type FieldDescription, type FieldKind } from "@/lib/query/field.ts";
import { writeSchema } from "./field-schema.ts";
import { shownFields, type FieldReference, type ResourceReference } from "./reference.ts";

export const EXAMPLE_ID = "0b8c5d1e-6f3a-4c2b-9d7e-1a2b3c4d5e6f";
const OTHER_ID = "7e5a2c90-1d4f-4b8e-a3c6-9f8e7d6c5b4a";

const PARAGRAPH = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "The tide was out." }] }],
};

/** What fields of these names hold, wherever they occur. */
const BY_NAME: Readonly<Record<string, Json>> = {
  title: "A walk by the sea",
  name: "A partner's website",
  slug: "a-walk-by-the-sea",
  status: "published",
  body: PARAGRAPH,
  blocks: [{ id: OTHER_ID, kind: "richText", doc: PARAGRAPH }],
  excerpt: "The tide was out.",
  tags: ["sea", "walking"],
  categories: ["Travel"],
  email: "ada@example.com",
  hostname: "www.example.com",
  origins: ["https://www.example.com"],
  locales: ["en", "de"],
  password: "a walk by the sea",
  look: {
    ...{ theme: "journal", mode: "auto", width: "narrow", corners: "square" },
    ...{ heading: "newsreader", body: "newsreader" },
    light: { paper: "#fbf8f2", ink: "#211c17", accent: "#8f2d1c" },
    dark: { paper: "#1a1714", ink: "#ece4d8", accent: "#e9a089" },
  },
  counts: { created: 12 },
  found: { facts: {}, kinds: [], files: 0 },
  mapping: {
    ways: { post: { collection: "posts", fields: {}, key: null } },
    ...{ publish: "as there", conflicts: "rename", files: true },
  },
  from: "/old-page",
  to: "/new-page",
  definition: {
    ...{ columns: ["title", "status"], conditions: [], search: "", sort: "-publishedAt" },
    ...{ size: 25, density: "comfortable" },
  },
};

const BY_KIND: Readonly<Record<FieldKind, Json>> = {
  text: "text",
  integer: 1,
  decimal: 1.5,
  boolean: false,
  instant: "2026-11-21T10:30:00.000Z",
  id: OTHER_ID,
  "text-list": [],
  "id-list": [],
  json: null,
};

/** A value of a field that its own schema takes. */
function exampleValue(name: string, description: FieldDescription): Json {
  const { kind, schema, nullable } = description;
  const { enum: values = [], minimum } = writeSchema(description);
  const candidates = [BY_NAME[name], BY_KIND[kind], ...(values as Json[]), minimum, "", []];
  const fitting = candidates.find(
    (value) => value !== undefined && schema.safeParse(value).success,
  );
  return fitting ?? (nullable ? null : (BY_NAME[name] ?? BY_KIND[kind]));
}

/** A resource object as an answer would hold it. */
export function exampleResource(resource: ResourceReference, address: string): JsonObject {
  const self = address.replace("{id}", EXAMPLE_ID);
  return {
    ...{ type: resource.type, id: EXAMPLE_ID },
    ...bodyOf(shownFields(resource), (name) => ({
      links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` },
    })),
    links: { self },
  };
}

/** What somebody would send to write one. */
export function exampleBody(
  { type }: ResourceReference,
  { fields, id }: { fields: readonly FieldReference[]; id: string | null },
): JsonObject {
  return { data: { type, ...(id === null ? {} : { id }), ...bodyOf(fields, () => ({})) } };
}

/** An identifier of what a relationship leads to. */
export const exampleIdentifier = (type: string): JsonObject => ({ type, id: OTHER_ID });

const exampleLinkage = ({ to, toMany }: FieldDescription): Json =>
  to === null ? [exampleIdentifier(toMany ?? "")] : exampleIdentifier(to);

function bodyOf(
  fields: readonly FieldReference[],
  linksOf: (name: string) => JsonObject,
): JsonObject {
  const attributes = fields.filter(({ description }) => leadsTo(description) === null);
  const relationships = fields.filter(({ description }) => leadsTo(description) !== null);
  return {
    ...some("attributes", attributes, ({ name, description }) => exampleValue(name, description)),
    ...some("relationships", relationships, ({ name, description }) => ({
      data: exampleLinkage(description),
      ...linksOf(name),
    })),
  };
}

function some(
  member: string,
  fields: readonly FieldReference[],
  valueOf: (field: FieldReference) => Json,
): JsonObject {
  if (fields.length === 0) return {};
  return { [member]: Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])) };
}
