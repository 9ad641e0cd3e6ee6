import { findModel } from "@/lib/content/models/model-of.ts";
import { entrySource, viewOf } from "@/lib/content/resource/entry-source.ts";
import { isIdInAnyCase } from "@/lib/kernel/is-id.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** The id of an entry; undefined: there is none; null: there are several. */
type Found = string | null | undefined;

/** Finds entries by what a file calls them: their id, their address or their title. */
export class NameFinder {
  private readonly scope: Scope;
  private readonly known = new Map<string, Promise<Found>>();

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** Among those that the caller may read, in the language of lists. */
  find(collection: string, name: string): Promise<Found> {
    const key = `${collection} ${name}`;
    const found = this.known.get(key) ?? this.lookUp(collection, name);
    this.known.set(key, found);
    return found;
  }

  private async lookUp(collection: string, name: string): Promise<Found> {
    const model = findModel(this.scope, collection);
    const view = viewOf(this.scope, "draft", collection);
    if (model === null || view === null) return undefined;
    const { titleField, addressed } = model;
    const members = [
      ...(isIdInAnyCase(name) ? ["id"] : []),
      ...(addressed ? ["slug"] : []),
      ...(titleField === null ? [] : [titleField]),
    ];
    const source = entrySource(this.scope, view);
    for (const member of members.filter((one) => source.fields.has(one))) {
      const filter: Json = { [member]: { _eq: name } };
      const question = { filter, sort: null, size: "2", after: null, before: null };
      const { items } = await readList(this.scope, source, {
        ...question,
        include: null,
        fields: {},
      });
      if (items.length > 1) return null;
      if (items[0] !== undefined) return items[0].id;
    }
    return undefined;
  }
}
