import type { Principal } from "@/lib/access/principal.ts";
import { askApi, type Told } from "./api/ask-api.ts";

/** A field as the API tells of it. */
export type ToldField = { readonly id: string; readonly name: string; readonly removedAt: unknown };

type Change = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** Builds and changes collections through the API, as one principal. */
export const builder = (who: Principal) => {
  const send = (method: string, path: string, told: Sent = {}) =>
    askApi(who, path, {
      method,
      ...(told.seen === undefined ? {} : { headers: { "If-Match": told.seen } }),
      ...(told.type === undefined
        ? {}
        : { body: { data: { ...idIn(path), type: told.type, attributes: told.attributes } } }),
    });
  const fieldsOf = async (collection: string): Promise<readonly ToldField[]> => {
    const query = `filter[collection]=${collection}&page[size]=100`;
    const { body } = await askApi(who, `/fields?${query}`);
    return body.data.map(({ id, attributes }) => ({ id, ...attributes }) as unknown as ToldField);
  };
  return {
    create: (attributes: object) =>
      send("POST", "/collections", { type: "collections", attributes }),
    update: (id: string, attributes: object, seen = "*") =>
      send("PATCH", `/collections/${id}`, { type: "collections", attributes, seen }),
    remove: (id: string, digest = "", seen = "*") =>
      send("DELETE", `/collections/${id}?confirmLoss=${digest}`, { seen }),
    addField: (attributes: object) => send("POST", "/fields", { type: "fields", attributes }),
    updateField: (id: string, attributes: object, seen = "*") =>
      send("PATCH", `/fields/${id}`, { type: "fields", attributes, seen }),
    removeField: (id: string, digest = "", seen = "*") =>
      send("DELETE", `/fields/${id}?confirmLoss=${digest}`, { seen }),
    preview: (change: Change) =>
      send("POST", "/collections/preview", { type: "collection-changes", attributes: change }),
    fieldsOf,
    /** The id of the field of a name that is there. */
    idOf: async (collection: string, name: string): Promise<string> =>
      (await fieldsOf(collection)).find((one) => one.name === name && one.removedAt === null)?.id ??
      "",
    addEntry: (slug: string, attributes: object) =>
      send("POST", `/content/${slug}`, { type: slug, attributes }),
  };
};

type Sent = { readonly type?: string; readonly attributes?: object; readonly seen?: string };

/** @NOTE A document names the id that its address names. */
const idIn = (path: string): { id?: string } => {
  const id = /\/([0-9a-f-]{36})(?:\?|$)/.exec(path)?.[1];
  return id === undefined ? {} : { id };
};

/** What a preview told. */
export const previewIn = ({ body }: Told) =>
  body.meta["preview"] as {
    readonly entries: number;
    readonly unfit: number | null;
    readonly altered: number | null;
    readonly examples: readonly { readonly value: unknown }[];
    readonly listing: { readonly count: number; readonly names: readonly string[] | null };
    readonly asking: { readonly count: number; readonly names: readonly string[] | null };
    readonly relations: readonly object[];
    readonly blockers: readonly string[];
    readonly digest: string | null;
  };
