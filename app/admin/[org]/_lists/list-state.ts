import { PLAIN_VIEW } from "@/lib/saved-views/plain-view.ts";
import type { SavedView, SavedViews } from "@/lib/saved-views/saved-view.ts";
import { viewDefinitionSchema, type ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import type { LeftList } from "./left-list.ts";
import { NOT_NARROWED } from "./not-narrowed.ts";

/** The query of a list's address, as Next gives it. */
export type ListSearch = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a list shows, where in it, and what it is measured against. */
export type ListState = {
  /** The saved view that is looked at; null: none. */
  readonly view: SavedView | null;
  /** What the list would show if its address named nothing but the view. */
  readonly baseline: ViewDefinition;
  /** As `baseline`, without a view. */
  readonly left: ViewDefinition;
  readonly definition: ViewDefinition;
  /** The language that entries are read in; null: the default one. */
  readonly locale: string | null;
  readonly after: string | null;
  readonly before: string | null;
};

/**
 * Reads the state of a list off its address, over the view that it names and over how the person left
 * it, everywhere and in this browser. What cannot be read is left out: an address may be older than
 * the list.
 */
export function readState(
  search: ListSearch,
  saved: SavedViews | null,
  here: LeftList | null = null,
): ListState {
  const view = viewIn(search, saved, opening(saved, here));
  const left = asLeft(saved, here);
  const baseline = view?.definition ?? left;
  const said = {
    ...saidOf(search, "q", (q) => ({ search: q.trim() })),
    ...saidOf(search, "sort", (sort) => ({ sort: sort === "" ? null : sort })),
    ...saidOf(search, "columns", (names) => ({
      columns: names === "" ? null : names.split(","),
    })),
    ...saidOf(search, "size", (size) => ({ size: Number(size) })),
    ...saidOf(search, "density", (density) => ({ density })),
    ...(search["where"] === undefined ? {} : { conditions: conditionsIn(search["where"]) }),
  };
  const after = firstOf(search["after"]) ?? null;
  return {
    ...{ view, baseline, left, definition: overlaid(baseline, said), after },
    locale: firstOf(search["locale"]) ?? null,
    before: after === null ? (firstOf(search["before"]) ?? null) : null,
  };
}

/** What is kept of how a list is looked at: within a view it is the view that says the order. */
export const leftOf = ({ view, left, definition }: ListState): LeftList => ({
  view: view?.id ?? null,
  sort: view === null ? definition.sort : left.sort,
});

/** @NOTE What was sought is over when a list is left; a view keeps it. */
const asLeft = (saved: SavedViews | null, here: LeftList | null): ViewDefinition => ({
  ...(saved?.arrangement?.definition ?? PLAIN_VIEW),
  ...(here === null ? {} : { sort: here.sort }),
  ...NOT_NARROWED,
});

/** @NOTE The view that somebody said the list opens with comes before the one they looked at last. */
function opening(saved: SavedViews | null, here: LeftList | null): string | null {
  const id = saved?.arrangement?.opens ?? here?.view ?? null;
  return saved?.views.some((view) => view.id === id) === true ? id : null;
}

function viewIn(
  search: ListSearch,
  saved: SavedViews | null,
  opens: string | null,
): SavedView | null {
  const named = firstOf(search["view"]);
  const isBare = Object.entries(search).every(
    ([name, value]) => name === "locale" || value === undefined,
  );
  const id = named ?? (isBare ? opens : null);
  return saved?.views.find((view) => view.id === id) ?? null;
}

/** @NOTE Member by member: one that cannot be read spoils none of the others. */
function overlaid(baseline: ViewDefinition, said: object): ViewDefinition {
  const { shape } = viewDefinitionSchema;
  const readable = Object.entries(said).flatMap(([name, value]) => {
    const read = shape[name as keyof typeof shape].safeParse(value);
    return read.success ? [[name, read.data]] : [];
  });
  return { ...baseline, ...(Object.fromEntries(readable) as Partial<ViewDefinition>) };
}

function saidOf(search: ListSearch, name: string, say: (value: string) => object): object {
  const value = firstOf(search[name]);
  return value === undefined ? {} : say(value);
}

function conditionsIn(raw: string | readonly string[]): readonly object[] {
  const texts = typeof raw === "string" ? [raw] : raw;
  return texts.flatMap((text) => {
    const [, field, operator, value] = /^([^:]+):([^:]+):(.*)$/s.exec(text) ?? [];
    return field === undefined ? [] : [{ field, operator, value }];
  });
}

const firstOf = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" || value === undefined ? value : value[0];
