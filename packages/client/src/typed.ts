import type { Changes, Writing } from "./client.ts";
import type { Page } from "./conversation.ts";
import type { EntryQuery, Filter, ListQuery } from "./query.ts";

/** What is known of a collection's entries; `gatehouse types` writes it. */
export type CollectionTypes = {
  /** Attributes by name. */
  readonly fields: object;
  /** Relations by name: where each leads, and whether to several. */
  readonly links: { readonly [name: string]: { readonly to: string; readonly many: boolean } };
  readonly filter: object;
  readonly sort: string;
  /** Null: nothing is written. */
  readonly create: object | null;
  readonly update: object | null;
};

/** Collections by name, as `gatehouse types` writes them. */
export type KnownCollections = { readonly [collection: string]: CollectionTypes };

/** Collections of which nothing is known before they answer. */
export type AnyCollections = {
  readonly [collection: string]: {
    readonly fields: { readonly [field: string]: unknown };
    readonly links: { readonly [name: string]: { readonly to: string; readonly many: boolean } };
    readonly filter: Filter;
    readonly sort: string;
    readonly create: { readonly [field: string]: unknown };
    readonly update: { readonly [field: string]: unknown };
  };
};

type Name<Known> = keyof Known & string;
type LinkOf<Known extends KnownCollections, Type extends Name<Known>> = keyof Known[Type]["links"] &
  string;
type FieldOf<Known extends KnownCollections, Type extends Name<Known>> =
  (keyof Known[Type]["fields"] & string) | LinkOf<Known, Type>;

/** What of an entry is asked for, in the words of its collection. */
export type KnownEntryQuery<Known extends KnownCollections, Type extends Name<Known>> = Omit<
  EntryQuery,
  "include" | "fields"
> & {
  /** A path goes on with a dot. */
  readonly include?: readonly (LinkOf<Known, Type> | `${LinkOf<Known, Type>}.${string}`)[];
  readonly fields?: { readonly [Of in Name<Known>]?: readonly FieldOf<Known, Of>[] };
};

/** What of a list is asked for, in the words of its collection. */
export type KnownListQuery<
  Known extends KnownCollections,
  Type extends Name<Known>,
> = KnownEntryQuery<Known, Type> &
  Pick<ListQuery, "page"> & {
    readonly filter?: Known[Type]["filter"];
    readonly sort?: readonly Known[Type]["sort"][];
  };

type Identified<Type extends string> = { readonly id: string; readonly type: Type };

/** The fields that a query chooses of a type; all of them where it chooses none. */
type Chosen<Known extends KnownCollections, Type extends Name<Known>, Query> = Query extends {
  readonly fields: { readonly [Of in Type]: readonly (infer Field)[] };
}
  ? Field
  : FieldOf<Known, Type>;

/** The relations that a query brings along. */
type Included<Query> = Query extends { readonly include: readonly (infer Path)[] }
  ? Path extends `${infer First}.${string}`
    ? First
    : Path
  : never;

/** At the end of a relation: the entry where it was brought along, its name otherwise. */
type Linked<Known extends KnownCollections, To extends string, Query, Name> =
  Name extends Included<Query>
    ? To extends keyof Known & string
      ? Found<Known, To, Omit<Query & object, "include">>
      : Identified<To>
    : Identified<To>;

/** An entry as a query finds it. */
export type Found<
  Known extends KnownCollections,
  Type extends Name<Known>,
  Query = object,
> = Identified<Type> & {
  readonly [
    Field in keyof Known[Type]["fields"] as Field extends Chosen<Known, Type, Query> ? Field : never
  ]: Known[Type]["fields"][Field];
} & {
  readonly [
    Link in keyof Known[Type]["links"] as Link extends Chosen<Known, Type, Query> ? Link : never
  ]: Known[Type]["links"][Link]["many"] extends true
    ? readonly Linked<Known, Known[Type]["links"][Link]["to"], Query, Link>[]
    : Linked<Known, Known[Type]["links"][Link]["to"], Query, Link> | null;
};

/** What is written to an entry of a collection. */
export type KnownChanges<Known extends KnownCollections, Type extends Name<Known>, Fields> = Omit<
  Changes,
  "fields" | "related"
> & {
  readonly fields?: Fields;
  readonly related?: {
    readonly [Link in keyof Known[Type]["links"]]?: Known[Type]["links"][Link]["many"] extends true
      ? readonly Identified<Known[Type]["links"][Link]["to"]>[]
      : Identified<Known[Type]["links"][Link]["to"]> | null;
  };
};

/** One collection, in its own words. */
export type Collection<Known extends KnownCollections, Type extends Name<Known>> = {
  readonly list: <const Query extends KnownListQuery<Known, Type> = object>(
    query?: Query,
  ) => Promise<Page<Found<Known, Type, Query>>>;
  readonly pages: <const Query extends KnownListQuery<Known, Type> = object>(
    query?: Query,
  ) => AsyncGenerator<readonly Found<Known, Type, Query>[], void, undefined>;
  readonly get: <const Query extends KnownEntryQuery<Known, Type> = object>(
    id: string,
    query?: Query,
  ) => Promise<Found<Known, Type, Query>>;
  readonly create: (
    changes: KnownChanges<Known, Type, NonNullable<Known[Type]["create"]>>,
    writing?: Writing,
  ) => Promise<Found<Known, Type>>;
  readonly update: (
    entry: Identified<Type>,
    changes: KnownChanges<Known, Type, NonNullable<Known[Type]["update"]>>,
    writing?: Writing,
  ) => Promise<Found<Known, Type>>;
  readonly remove: (entry: Identified<Type>, writing?: Writing) => Promise<void>;
};
