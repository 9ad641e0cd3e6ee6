import { html } from "hono/html";
import type { ImageSizes } from "@/lib/content/image-sizes.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import type { SiteField } from "@/lib/content/site-collection.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";
import { picture } from "./blocks/picture.ts";
import { prose, TEXT_SIZES } from "./prose.ts";
import { renderFact } from "./render-fact.ts";

type Html = ReturnType<typeof html>;

/**
 * The fields of an entry in their order: what is short as facts beside one another, what is long with
 * a heading. A field without a value is not there.
 */
export function renderFields(fields: readonly SiteField[], images: ImageSizes): Html {
  const parts: Html[] = [];
  let facts: Html[] = [];
  const endFacts = () => {
    if (facts.length > 0) parts.push(html`<dl class="facts">${facts}</dl>`);
    facts = [];
  };
  for (const field of fields) {
    const fact = renderFact(field);
    if (fact !== null) facts.push(fact);
    const long = fact === null ? renderLong(field, images) : null;
    if (long === null) continue;
    endFacts();
    parts.push(long);
  }
  endFacts();
  return html`${parts}`;
}

function renderLong({ definition, value }: SiteField, images: ImageSizes): Html | null {
  switch (definition.kind) {
    case "rich-text":
      return richText(value, images);
    case "long-text":
      return typeof value === "string" && value.trim() !== "" ? paragraphs(value) : null;
    case "image":
      return image(value, images);
    case "group":
      return isObject(value) ? section(definition, nested(definition.fields, value, images)) : null;
    case "list":
      return list(definition, objectsIn(value), images);
    case "blocks":
      return blocks(definition, objectsIn(value), images);
    default:
      return null;
  }
}

function richText(value: Json, images: ImageSizes): Html | null {
  const read = richTextSchema.safeParse(value);
  return read.success ? prose(read.data, { images, leads: false }) : null;
}

const paragraphs = (text: string): Html =>
  html`<div class="prose">
    ${text.split(/\n{2,}/).map((part) => html`<p dir="auto" class="lines">${part}</p>`)}
  </div>`;

function image(value: Json, images: ImageSizes): Html | null {
  if (!isObject(value) || typeof value["url"] !== "string") return null;
  const alt = typeof value["alt"] === "string" ? value["alt"] : "";
  const drawn = { sizes: TEXT_SIZES, isFirst: false, images };
  const shown = picture({ url: value["url"], alt, ...drawn });
  return shown === "" ? null : html`<figure>${shown}</figure>`;
}

const section = ({ label }: FieldDefinition, content: Html): Html =>
  html`<section>
    <h2 dir="auto">${label}</h2>
    ${content}
  </section>`;

type Items = readonly JsonObject[];

function list(definition: FieldDefinition, items: Items, images: ImageSizes): Html | null {
  if (items.length === 0) return null;
  const lines = items.map((item) => html`<li>${nested(definition.fields, item, images)}</li>`);
  return section(
    definition,
    html`<ol class="items">
      ${lines}
    </ol>`,
  );
}

function blocks(definition: FieldDefinition, items: Items, images: ImageSizes): Html | null {
  const parts = items.flatMap((block) => {
    const kind = definition.blocks?.find(({ name }) => name === block["kind"]);
    return kind === undefined ? [] : [nested(kind.fields, block, images)];
  });
  return parts.length === 0 ? null : html`${parts}`;
}

type Definitions = readonly FieldDefinition[] | null;

const nested = (fields: Definitions, of: JsonObject, images: ImageSizes): Html =>
  renderFields(
    (fields ?? [])
      .filter(({ hidden }) => !hidden)
      .map((definition) => ({ definition, value: of[definition.name] ?? null, links: [] })),
    images,
  );

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectsIn = (value: Json): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
