import type { GraphQLNamedType } from "graphql";
import type { CallerCollection } from "./caller-collections.ts";

/** The types of one schema, each made once and then known by its name. */
export type TypeStore = {
  readonly collections: ReadonlyMap<string, CallerCollection>;
  readonly once: <Type extends GraphQLNamedType>(name: string, make: () => Type) => Type;
};

/** A store for the schema of what somebody may use. */
export function typeStore(collections: ReadonlyMap<string, CallerCollection>): TypeStore {
  const made = new Map<string, GraphQLNamedType>();
  return {
    collections,
    // @NOTE A name stands for one kind of type: see `names.ts`.
    once: <Type extends GraphQLNamedType>(name: string, make: () => Type): Type => {
      const type = (made.get(name) as Type | undefined) ?? make();
      made.set(name, type);
      return type;
    },
  };
}
