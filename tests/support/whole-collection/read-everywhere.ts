import { expect } from "@playwright/test";
import type { KindStep } from "./kind-step.ts";
import type { Program } from "./program.ts";

/** An entry as it was published, and the fields that it has. */
export type Published = {
  readonly collection: string;
  readonly id: string;
  readonly slug: string;
  readonly fields: readonly KindStep[];
};

type Values = Readonly<Record<string, unknown>>;
type Member = [string, unknown];
type Link = { readonly id: string };
type Document = {
  readonly data: {
    readonly attributes: Values;
    readonly relationships: Readonly<Record<string, { readonly data: Link | readonly Link[] }>>;
  };
  readonly included: readonly (Link & { readonly attributes: { readonly title: string } })[];
};

/** Reads the entry in each way that a program can, and finds in all of them what was filled in. */
export async function readEverywhere(program: Program, published: Published): Promise<void> {
  const { fields, slug } = published;
  const expected = { slug, ...Object.fromEntries(fields.map(({ name, value }) => [name, value])) };
  expect(await asResource(program, published), "JSON:API").toMatchObject(expected);
  expect(await asFlat(program, published), "flat JSON").toMatchObject(expected);
  const inGraphql = fields.map(({ name, value, inGraphql: own }): Member => [name, own ?? value]);
  expect(await asGraphql(program, published), "GraphQL").toMatchObject({
    ...{ slug, ...Object.fromEntries(inGraphql) },
  });
}

const addressOf = ({ collection, id, fields }: Published): string => {
  const links = fields.filter(({ selection }) => selection === "{ title }");
  return `/content/${collection}/${id}?include=${links.map(({ name }) => name).join(",")}`;
};

async function asResource(program: Program, published: Published): Promise<Values> {
  const { status, body } = await program.ask(addressOf(published));
  expect(status).toBe(200);
  const { data, included } = body as Document;
  const titles = new Map(included.map(({ id, attributes }) => [id, attributes.title]));
  const titleOf = ({ id }: Link) => titles.get(id);
  const links = Object.entries(data.relationships).map(([name, { data: to }]): Member => [
    name,
    "id" in to ? titleOf(to) : to.map(titleOf),
  ]);
  return { ...data.attributes, ...Object.fromEntries(links) };
}

/** @NOTE A relationship that is included is the entry itself. */
async function asFlat(program: Program, published: Published): Promise<Values> {
  const { status, body } = await program.ask(addressOf(published), { accept: "application/json" });
  expect(status).toBe(200);
  const entry = body as Values;
  const titled = (linked: unknown) => (linked as { title: string }).title;
  const links = published.fields
    .filter(({ selection }) => selection === "{ title }")
    .map(({ name }): Member => {
      const to = entry[name];
      return [name, Array.isArray(to) ? to.map(titled) : titled(to)];
    });
  return { ...entry, ...Object.fromEntries(links) };
}

async function asGraphql(program: Program, { collection, id, fields }: Published): Promise<Values> {
  const asked = fields.map(({ name, selection = "" }) => `${name} ${selection}`).join("\n");
  const document = `{ ${collection}_by_id(id: "${id}") { slug ${asked} } }`;
  const data = (await program.query(document.replaceAll("Type_", typeOf(collection)))) as Values;
  return data[`${collection}_by_id`] as Values;
}

/** The names of a collection's types in GraphQL begin with its own. */
export const typeOf = (collection: string): string =>
  `${collection.charAt(0).toUpperCase()}${collection.slice(1)}_`;
