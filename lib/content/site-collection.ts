import { leadsTo } from "@/lib/query/field.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { readIncluded } from "@/lib/query/read-included.ts";
import { readRows } from "@/lib/query/read-rows.ts";
import { linkedIn, type Identifier, type Resource } from "@/lib/query/resource.ts";
import { parseSelection } from "@/lib/query/selection.ts";
import type { Source } from "@/lib/query/source.ts";
import { shownNames, toResource } from "@/lib/query/to-resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { BlockOf } from "./blocks/block-schema.ts";
import { titleIn, type CollectionModel } from "./models/collection-model.ts";
import type { FieldDefinition } from "./models/field-definition.ts";
import { findModel } from "./models/model-of.ts";

/** What a relation leads to on the website; without an address where it has none there. */
export type SiteLink = { readonly title: string; readonly href: string | null };

/** A field of an entry as the website shows it. */
export type SiteField = {
  readonly definition: FieldDefinition;
  readonly value: Json;
  /** Of a relation, instead of the value. */
  readonly links: readonly SiteLink[];
};

/** An entry of an own collection as the website shows it: the fields that its visitor may read. */
export type SiteItem = {
  readonly slug: string;
  readonly title: string;
  readonly publishedAt: string | null;
  /** What is shown differs from what is published, or nothing is published yet. */
  readonly isDraft: boolean;
  readonly fields: readonly SiteField[];
};

/** How many entries stand on a page of a list. */
export const ITEMS_PER_PAGE = 20;

type Wanted = { readonly where: Sql; readonly tail: Sql };

/** The entry that has an address among the others; null where none has, or none that may be read. */
export async function findBySlug(
  scope: Scope,
  at: { model: CollectionModel; source: Source },
  slug: string,
): Promise<SiteItem | null> {
  const own = at.source.fields.get("slug")?.sql ?? sql`NULL`;
  const [item] = await read(scope, at, { where: sql`${own} = ${slug}`, tail: sql`LIMIT 1` });
  return item ?? null;
}

/** The entry of this id; null where there is none that may be read. */
export async function findItem(
  scope: Scope,
  at: { model: CollectionModel; source: Source },
  id: string,
): Promise<SiteItem | null> {
  const where = sql`e.id = ${id}::uuid`;
  const [item] = await read(scope, at, { where, tail: sql`LIMIT 1` });
  return item ?? null;
}

/** Entries, last published first. `page` counts from 1. */
export async function listForSite(
  scope: Scope,
  at: { model: CollectionModel; source: Source },
  page: number,
): Promise<{ items: readonly SiteItem[]; hasMore: boolean }> {
  const published = at.source.fields.get("publishedAt")?.sql ?? sql`NULL::timestamptz`;
  const from = (page - 1) * ITEMS_PER_PAGE;
  const items = await read(scope, at, {
    where: sql`true`,
    tail: sql`ORDER BY ${published} DESC NULLS FIRST, e.id
      LIMIT ${ITEMS_PER_PAGE + 1} OFFSET ${from}`,
  });
  return { items: items.slice(0, ITEMS_PER_PAGE), hasMore: items.length > ITEMS_PER_PAGE };
}

type Listing = Pick<BlockOf<"entries">, "count" | "order">;

/** Entries for a list on a page: at most so many, in its order. */
export function listForBlock(
  scope: Scope,
  at: { model: CollectionModel; source: Source },
  { count, order }: Listing,
): Promise<readonly SiteItem[]> {
  const published = at.source.fields.get("publishedAt")?.sql ?? sql`NULL::timestamptz`;
  const title = at.source.fields.get(at.model.titleField ?? "")?.sql ?? sql`NULL::text`;
  const tails = {
    newest: sql`${published} DESC NULLS FIRST`,
    oldest: sql`${published} ASC NULLS LAST`,
    title: sql`lower(${title}::text) ASC NULLS LAST`,
  };
  return read(scope, at, {
    where: sql`true`,
    tail: sql`ORDER BY ${tails[order]}, e.id LIMIT ${count}`,
  });
}

/** @NOTE As many relations as an include may name; nobody reads a page with more. */
const MOST_LINKS = 20;

async function read(
  scope: Scope,
  { model, source }: { model: CollectionModel; source: Source },
  { where, tail }: Wanted,
): Promise<readonly SiteItem[]> {
  const links = [...source.fields].flatMap(([name, field]) =>
    leadsTo(field) === null ? [] : [name],
  );
  const include = links.slice(0, MOST_LINKS).join(",");
  const selection = parseSelection({ include: include || null, fields: {} }, source);
  const names = shownNames(source, selection, selection.include);
  const rows = await readRows(scope, source, { names, keys: [], where, tail });
  const included = await readIncluded(scope, { source, rows }, selection);
  const known = new Map(included.map((entry) => [keyOf(entry), entry]));
  const items = rows.map((row) => toResource(row, source, selection));
  for (const item of items) known.set(keyOf(item), item);
  return items.map((item) => toItem(scope, model, { item, known }));
}

type Read = { readonly item: Resource; readonly known: ReadonlyMap<string, Resource> };

function toItem(scope: Scope, model: CollectionModel, { item, known }: Read): SiteItem {
  const { attributes, relationships, redacted = [] } = item;
  const { publishedAt, status, slug } = attributes;
  const shown = (model.definitions ?? []).filter(
    ({ name, hidden }) =>
      !hidden && name !== model.titleField && (name in attributes || name in relationships),
  );
  return {
    slug: typeof slug === "string" ? slug : "",
    title: titleIn(model, attributes),
    publishedAt: typeof publishedAt === "string" ? publishedAt : null,
    isDraft: status !== undefined && status !== "published",
    fields: shown
      .filter(({ name }) => !redacted.includes(name))
      .map((definition) => ({
        definition,
        value: attributes[definition.name] ?? null,
        links: linkedIn(relationships[definition.name]).flatMap((to) => linkTo(scope, known, to)),
      })),
  };
}

function linkTo(
  scope: Scope,
  known: ReadonlyMap<string, Resource>,
  to: Identifier,
): readonly SiteLink[] {
  const [entry, model] = [known.get(keyOf(to)), findModel(scope, to.type)];
  if (entry === undefined || model === null) return [];
  return [{ title: titleIn(model, entry.attributes), href: hrefOf(model, entry) }];
}

/** @NOTE A page's address is made of those above it too; only one at the root is known by itself. */
function hrefOf(model: CollectionModel, { attributes, relationships }: Resource): string | null {
  const { slug } = attributes;
  if (typeof slug !== "string" || !model.website || model.slug === "authors") return null;
  if (model.slug !== "pages") return `/${model.slug}/${slug}`;
  return relationships["parent"] === null ? `/${slug}` : null;
}

const keyOf = ({ type, id }: Identifier): string => `${type}/${id}`;
