import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLInputObjectType,
} from "graphql";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { isId } from "@/lib/kernel/is-id.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { ListQuestion } from "@/lib/query/question.ts";
import type { ListAnswer } from "@/lib/query/resource.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { View } from "./caller-collections.ts";
import { entryType, keyOf, type ReadEntry } from "./entry-types.ts";
import { filterOf, filterType } from "./filter-types.ts";
import { memberName, rootName, typeName } from "./names.ts";
import { planQuestion } from "./plan-question.ts";
import { resolving, type Arguments, type RootField } from "./resolving.ts";
import type { TypeStore } from "./type-store.ts";

const NAMES: Readonly<Record<View, { list: string; one: string; page: string; sort: string }>> = {
  published: { list: "", one: "_by_id", page: "Page", sort: "Sort" },
  draft: { list: "_drafts", one: "_draft_by_id", page: "Draft_Page", sort: "Draft_Sort" },
};

/**
 * The fields of the root that read a collection in a view: the list, and one entry.
 * @NOTE Every field of the root may be null: one that is refused takes no other along.
 */
export function readFields(store: TypeStore, slug: string, view: View): Record<string, RootField> {
  const type = entryType(store, slug, view);
  const names = NAMES[view];
  const entries = `${slug}, as ${view === "draft" ? "their editors have them" : "published"}`;
  return {
    [rootName(slug, ["", names.list])]: {
      type: pageType(store, slug, view),
      description: `A page of ${entries}.`,
      args: listArguments(store, slug, view),
      resolve: resolving(({ args, caller, info }) => {
        const chosen = planQuestion(store, { collection: slug, view }, { info, below: "nodes" });
        const filter = soughtBy(args, filterType(store, slug, view));
        const question = { ...chosen, ...windowOf(args), filter, sort: sortOf(args) };
        return list({ collection: slug, view, question }, caller);
      }),
    },
    [rootName(slug, ["", names.one])]: {
      type,
      description: `One of the ${entries}; null where there is none for you.`,
      args: { id: { type: new GraphQLNonNull(GraphQLID) } },
      resolve: resolving(({ args, caller, info }) => {
        const chosen = planQuestion(store, { collection: slug, view }, { info });
        return findEntry({ collection: slug, view, id: String(args["id"]), ...chosen }, caller);
      }),
    },
  };
}

/**
 * One entry in a view; null where there is none for the caller.
 * @NOTE Asked as a list of one: a draft is at no other address than that of drafts (decision 0028).
 */
export async function findEntry(
  { collection, view, id, ...chosen }: Sought & Pick<ListQuestion, "include" | "fields">,
  caller: Caller,
): Promise<ReadEntry | null> {
  if (!isId(id)) return null;
  const window = { size: "1", after: null, before: null, sort: null };
  const question = { ...chosen, ...window, filter: { id: { _eq: id } } };
  const { nodes } = await list({ collection, view, question }, caller);
  return nodes[0] ?? null;
}

type Sought = { readonly collection: string; readonly view: View; readonly id: string };
type Page = { readonly nodes: readonly ReadEntry[]; readonly page: ListAnswer["page"] };

async function list(
  { view, ...input }: Omit<Sought, "id"> & { readonly question: ListQuestion },
  caller: Caller,
): Promise<Page> {
  const answer =
    view === "draft"
      ? await runUseCase(listDraftEntries, input, caller)
      : await runUseCase(listPublishedEntries, input, caller);
  const along = new Map([...answer.included, ...answer.items].map((one) => [keyOf(one), one]));
  return { nodes: answer.items.map((resource) => ({ resource, along })), page: answer.page };
}

/** @throws BadParameter where both ends are asked for, and for the end of a list without a place. */
function windowOf({ first, after, last, before }: Arguments) {
  const [isForth, isBack] = [(first ?? after ?? null) !== null, (last ?? before ?? null) !== null];
  if (isForth && isBack) {
    throw new BadParameter("last", "Ask with `first` and `after`, or with `last` and `before`.");
  }
  if (isBack && typeof before !== "string") {
    throw new BadParameter("before", "`last` wants a place: the last before it.");
  }
  const size = isBack ? last : first;
  return {
    size: typeof size === "number" ? String(size) : null,
    after: typeof after === "string" ? after : null,
    before: typeof before === "string" ? before : null,
  };
}

/** The filter by the names of fields, with the words that are looked for beside it. */
function soughtBy({ filter, search }: Arguments, type: GraphQLInputObjectType): unknown {
  const conditions = filterOf(type, filter ?? null);
  if (typeof search !== "string") return conditions;
  return { ...(conditions as object | null), _search: search };
}

const sortOf = ({ sort }: Arguments): string | null =>
  Array.isArray(sort) && sort.length > 0 ? sort.map(String).join(",") : null;

function listArguments(store: TypeStore, slug: string, view: View): GraphQLFieldConfigArgumentMap {
  const sort = sortType(store, slug, view);
  return {
    filter: { type: filterType(store, slug, view) },
    search: { type: GraphQLString, description: "Words that the fields you may read hold." },
    sort: { type: new GraphQLList(new GraphQLNonNull(sort)), description: "In order of weight." },
    first: { type: GraphQLInt, description: "How many from the start, 1 to 100; 25 without it." },
    after: { type: GraphQLString, description: "What follows a page: its `endCursor`." },
    last: { type: GraphQLInt, description: "How many before a place, 1 to 100." },
    before: { type: GraphQLString, description: "What leads up to a page: its `startCursor`." },
  };
}

function sortType(store: TypeStore, slug: string, view: View): GraphQLEnumType {
  const fields = store.collections.get(slug)?.views.get(view) ?? [];
  const sortable = fields.filter(({ description }) => description.sortable);
  const values = ["id", ...sortable.map((field) => field.name)].flatMap((field) => [
    [`${memberName(field)}_ASC`, { value: field }] as const,
    [`${memberName(field)}_DESC`, { value: `-${field}` }] as const,
  ]);
  const name = typeName(slug, NAMES[view].sort);
  return store.once(name, () => new GraphQLEnumType({ name, values: Object.fromEntries(values) }));
}

function pageType(store: TypeStore, slug: string, view: View): GraphQLObjectType<Page> {
  const name = typeName(slug, NAMES[view].page);
  const nodes = new GraphQLList(new GraphQLNonNull(entryType(store, slug, view)));
  const make = () =>
    new GraphQLObjectType<Page>({
      name,
      fields: {
        nodes: { type: new GraphQLNonNull(nodes) },
        pageInfo: { type: new GraphQLNonNull(PAGE_INFO), resolve: ({ page }) => page },
      },
    });
  return store.once(name, make);
}

const PAGE_INFO = new GraphQLObjectType<ListAnswer["page"]>({
  name: "PageInfo",
  description: "Where a page stands in its list.",
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean), resolve: ({ next }) => next !== null },
    hasPreviousPage: {
      type: new GraphQLNonNull(GraphQLBoolean),
      resolve: ({ prev }) => prev !== null,
    },
    startCursor: {
      type: GraphQLString,
      description: "For `before`; null where nothing leads up to the page.",
      resolve: ({ prev }) => prev,
    },
    endCursor: {
      type: GraphQLString,
      description: "For `after`; null where nothing follows.",
      resolve: ({ next }) => next,
    },
  },
});
