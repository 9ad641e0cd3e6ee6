import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { LRUCache } from "lru-cache";
import type { Principal } from "@/lib/access/principal.ts";
import { numberOf } from "@/lib/kernel/number-of.ts";
import type { ReadingTogether } from "@/lib/usecase/read-together.ts";
import { callerCollections } from "./caller-collections.ts";
import { readFields } from "./read-fields.ts";
import type { RootField } from "./resolving.ts";
import { typeStore } from "./type-store.ts";
import { writeFields } from "./write-fields.ts";

/**
 * The schema of what a caller may use, and of nothing else. Kept as long as nothing changes about
 * what they were given or about the collections there are: both are the same objects until then.
 */
export function callerSchema(reading: ReadingTogether): GraphQLSchema {
  const key = keyOf(reading);
  const schema = kept.get(key) ?? makeSchema(reading);
  kept.set(key, schema);
  return schema;
}

/** @NOTE Bounded: the schema of an organization with many collections takes megabytes. */
const kept = new LRUCache<string, GraphQLSchema>({ max: 100 });

const keyOf = ({ given, collections, caller }: ReadingTogether): string =>
  JSON.stringify([numberOf(given), numberOf(collections), ceilingOf(caller.principal)]);

/** What the engine lets nobody of this kind exceed, whatever they were given. */
const ceilingOf = (principal: Principal): readonly string[] =>
  principal.kind === "token" ? ["token", ...principal.scopes] : [principal.kind];

function makeSchema(reading: ReadingTogether): GraphQLSchema {
  const collections = callerCollections(reading);
  const store = typeStore(collections);
  const reads = [...collections].flatMap(([slug, { views }]) =>
    [...views.keys()].map((view) => readFields(store, slug, view)),
  );
  const writes = [...collections.values()].map((collection) => writeFields(store, collection));
  const [query, mutation] = [joined(reads), joined(writes)];
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { _version: VERSION, ...query } }),
    ...(Object.keys(mutation).length === 0
      ? {}
      : { mutation: new GraphQLObjectType({ name: "Mutation", fields: mutation }) }),
  });
}

const joined = (parts: readonly Record<string, RootField>[]): Record<string, RootField> =>
  Object.assign({}, ...parts) as Record<string, RootField>;

/** @NOTE A type has a field at least; somebody may be given nothing. */
const VERSION: RootField = {
  type: new GraphQLNonNull(GraphQLString),
  description: "The version of the API.",
  resolve: () => "1",
};
