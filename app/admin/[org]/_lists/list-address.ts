import type { SavedViews } from "@/lib/saved-views/saved-view.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import { conditionText } from "./condition-text.ts";
import type { ListState } from "./list-state.ts";

/** Where a list stands, and what its address must say. */
export type ListPlace = {
  readonly base: string;
  /** Whether how it is looked at is kept, so that its bare address means what was kept last. */
  readonly isKept: boolean;
};

type PlacedList = { readonly base: string; readonly saved: SavedViews | null };

/** Where a list with these views stands; with null, where views are not kept. */
export const placeOf = ({ base, saved }: PlacedList): ListPlace => ({
  base,
  isKept: saved !== null,
});

/** A list with some of it changed; a change of what is listed begins at its beginning. */
export type ListChange = {
  readonly view?: { readonly id: string; readonly definition: ViewDefinition } | null;
  readonly definition?: Partial<ViewDefinition>;
  /** Null: the default language. */
  readonly locale?: string | null;
  readonly after?: string;
  readonly before?: string;
};

/**
 * The address of a list with a change: it says what differs from the view, or from how it was left.
 * @NOTE Where that is kept, it says the view, or that there is none, and then the order, also when
 * neither differs: what is kept may be another one by the time somebody follows it.
 */
export function listAddress(place: ListPlace, state: ListState, change: ListChange): string {
  const { view, baseline, definition } = changed(state, change);
  const query = new URLSearchParams();
  for (const [name, value] of differences(baseline, definition)) query.append(name, value);
  if (place.isKept && view === null) query.set("sort", definition.sort ?? "");
  if (change.after !== undefined) query.set("after", change.after);
  if (change.before !== undefined) query.set("before", change.before);
  if (view !== null) query.set("view", view.id);
  else if (place.isKept) query.set("view", "");
  const locale = change.locale === undefined ? state.locale : change.locale;
  if (locale !== null) query.set("locale", locale);
  return query.size === 0 ? place.base : `${place.base}?${query}`;
}

function changed(state: ListState, change: ListChange) {
  if (change.view === undefined)
    return { ...state, definition: { ...state.definition, ...change.definition } };
  const baseline = change.view?.definition ?? state.left;
  return { view: change.view, baseline, definition: { ...baseline, ...change.definition } };
}

/** Whether a list shows something else than its view, or than how it was left. */
export const isChanged = ({ baseline, definition }: ListState): boolean =>
  differences(baseline, definition).length > 0;

function differences(baseline: ViewDefinition, definition: ViewDefinition): [string, string][] {
  const differs = (name: keyof ViewDefinition) =>
    JSON.stringify(baseline[name]) !== JSON.stringify(definition[name]);
  const { search, sort, columns, size, density, conditions } = definition;
  const texts = conditions.map(conditionText);
  return [
    ...(differs("search") ? [["q", search] as [string, string]] : []),
    ...(differs("conditions")
      ? (texts.length === 0 ? [""] : texts).map((text): [string, string] => ["where", text])
      : []),
    ...(differs("sort") ? [["sort", sort ?? ""] as [string, string]] : []),
    ...(differs("columns") ? [["columns", columns?.join(",") ?? ""] as [string, string]] : []),
    ...(differs("size") ? [["size", String(size)] as [string, string]] : []),
    ...(differs("density") ? [["density", density] as [string, string]] : []),
  ];
}
