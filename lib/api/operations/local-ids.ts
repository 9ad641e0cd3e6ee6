import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";

/** The ids of entries that earlier operations created, by type and the name the client gave them. */
export type LocalIds = Map<string, string>;

const keyOf = (type: Json | undefined, lid: Json): string => JSON.stringify([type ?? null, lid]);

/** Remembers what a created entry is called within the request. @throws MalformedBody for a name given twice. */
export function nameLocally(ids: LocalIds, data: Json | undefined, id: string): void {
  if (!isObject(data) || typeof data["lid"] !== "string") return;
  const key = keyOf(data["type"], data["lid"]);
  if (ids.has(key)) throw new MalformedBody("This local id is given already.", "/data/lid");
  ids.set(key, id);
}

/** The id that `ref` means. @throws MalformedBody for a local id that no earlier operation gave. */
export function idMeant(
  ids: LocalIds,
  { type, id, lid }: { type: string; id?: string | undefined; lid?: string | undefined },
): string | null {
  if (id !== undefined || lid === undefined) return id ?? null;
  return known(ids, keyOf(type, lid), "/ref/lid");
}

/**
 * The primary data with ids for local ones: of what it refers to, and of itself unless it is new.
 * @throws MalformedBody for a local id that no earlier operation gave.
 */
export function withIds(ids: LocalIds, data: Json | undefined, isNew: boolean): Json {
  if (!isObject(data)) return linkedIn(ids, data, "/data");
  const own = isNew ? withoutLid(data) : identified(ids, data, "/data");
  const { relationships } = own;
  if (!isObject(relationships)) return own;
  const links = Object.entries(relationships).map(([name, link]): [string, Json] => {
    if (!isObject(link)) return [name, link];
    return [
      name,
      { ...link, data: linkedIn(ids, link["data"], `/data/relationships/${name}/data`) },
    ];
  });
  return { ...own, relationships: Object.fromEntries(links) };
}

function identified(ids: LocalIds, named: JsonObject, place: string): JsonObject {
  if (typeof named["lid"] !== "string" || "id" in named) return named;
  const id = known(ids, keyOf(named["type"], named["lid"]), `${place}/lid`);
  return { ...withoutLid(named), id };
}

/** Linkage with ids for local ones: an identifier, a list of them, or nothing. */
function linkedIn(ids: LocalIds, linkage: Json | undefined, place: string): Json {
  if (Array.isArray(linkage)) {
    return linkage.map((one, at) => (isObject(one) ? identified(ids, one, `${place}/${at}`) : one));
  }
  return isObject(linkage) ? identified(ids, linkage, place) : (linkage ?? null);
}

function withoutLid({ lid: _lid, ...rest }: JsonObject): JsonObject {
  return rest;
}

function known(ids: LocalIds, key: string, pointer: string): string {
  const id = ids.get(key);
  if (id === undefined)
    throw new MalformedBody("No earlier operation gave this local id.", pointer);
  return id;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
