/** An entry as a plain object: its fields and its relations beside `id` and `type`. */
export type Entry = {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
};

/** A resource of JSON:API, as far as this client looks at it. */
export type Resource = {
  readonly id: string;
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, { readonly data?: Linkage }>>;
  readonly meta?: Readonly<Record<string, unknown>>;
};

type Identifier = { readonly id: string; readonly type: string };
type Linkage = Identifier | readonly Identifier[] | null;

/** A JSON:API document with what it brought along. */
export type Document = {
  readonly data?: Resource | readonly Resource[] | null;
  readonly included?: readonly Resource[];
  readonly links?: Readonly<Record<string, string | null>>;
  readonly meta?: Readonly<Record<string, unknown>>;
};

/**
 * The resources of a document as plain objects. A relation is the related entry itself where the
 * document brought it along, its `{ id, type }` otherwise; the same entry is the same object, also
 * where entries name each other in a circle.
 * @param told is called with each object and the resource it was made of.
 */
export function flatten(
  document: Document,
  told: (entry: Entry, resource: Resource) => void,
): Entry[] {
  const data: Resource | readonly Resource[] = document.data ?? [];
  const primary = isList(data) ? data : [data];
  const known = new Map<string, Entry>();
  const resources = [...(document.included ?? []), ...primary];
  for (const resource of resources) {
    const entry = { ...resource.attributes, id: resource.id, type: resource.type };
    known.set(nameOf(resource), entry);
    told(entry, resource);
  }
  for (const resource of resources) {
    Object.assign(known.get(nameOf(resource)) ?? {}, relationsOf(resource, known));
  }
  return primary.flatMap((resource) => known.get(nameOf(resource)) ?? []);
}

const nameOf = ({ type, id }: Identifier): string => `${type} ${id}`;

function relationsOf(
  { relationships = {} }: Resource,
  known: ReadonlyMap<string, Entry>,
): Record<string, unknown> {
  const resolve = (identifier: Identifier) => known.get(nameOf(identifier)) ?? bare(identifier);
  const found: Record<string, unknown> = {};
  for (const [name, { data }] of Object.entries(relationships)) {
    if (data === undefined) continue;
    if (data === null) found[name] = null;
    else found[name] = "id" in data ? resolve(data) : data.map(resolve);
  }
  return found;
}

const bare = ({ id, type }: Identifier): Identifier => ({ id, type });

const isList = (value: Resource | readonly Resource[]): value is readonly Resource[] =>
  Array.isArray(value);
