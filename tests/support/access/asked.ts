import type { Principal } from "@/lib/access/principal.ts";
import { getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import {
  listDraftEntries,
  listPublishedEntries,
} from "@/lib/content/resource/list-entry-resources.ts";
import { GatehouseError } from "@/lib/kernel/errors.ts";
import { isMany, type ListAnswer, type OneAnswer, type Resource } from "@/lib/query/resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { byId, type ModelAnswer, type ModelCollection, type View } from "../reference-model.ts";
import { callerOf } from "../two-organizations.ts";

const PLAIN = { include: null, fields: {} };
const ALL = { ...PLAIN, filter: null, sort: "id", size: "100", after: null, before: null };

/** What came of it; null where it was refused, whichever way. */
export async function unlessRefused<Result>(run: () => Promise<Result>): Promise<Result | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GatehouseError && error.status < 500) return null;
    throw error;
  }
}

/** Which list is asked for, and what of it. */
export type Asked = {
  readonly collection: ModelCollection;
  readonly view: View;
  readonly question?: object;
};

/** A page of a list, in order of ids unless the question says otherwise; null: refused. */
export const pageOf = (
  who: Principal,
  { collection, view, question = {} }: Asked,
): Promise<ListAnswer | null> => {
  const input = { collection, question: { ...ALL, ...question } };
  return unlessRefused(() =>
    view === "published"
      ? runUseCase(listPublishedEntries, input, callerOf(who))
      : runUseCase(listDraftEntries, input, callerOf(who)),
  );
};

/** All ids of a list in an order, by pages of seven; null: refused. */
export async function walk(who: Principal, asked: Asked, sort: string): Promise<string[] | null> {
  const found: string[] = [];
  let after: string | null = null;
  do {
    const question = { ...asked.question, sort, size: "7", after };
    const page: ListAnswer | null = await pageOf(who, { ...asked, question });
    if (page === null) return null;
    found.push(...page.items.map(({ id }) => id));
    after = page.page.next;
  } while (after !== null);
  return found;
}

/** One entry by its published address; null: refused, or not there. */
export const oneOf = (
  who: Principal,
  { collection, id }: { collection: ModelCollection; id: string },
): Promise<OneAnswer | null> => {
  const input = { collection, id, question: PLAIN };
  return unlessRefused(() => runUseCase(getPublishedEntry, input, callerOf(who)));
};

/** The part of an answer that the model speaks of. */
export function toldBy(item: Resource | null): unknown {
  if (item === null) return null;
  const linked = Object.entries(item.relationships).map(([name, to]): [string, unknown] => [
    name,
    isMany(to) ? to.map(({ id }) => id) : (to?.id ?? null),
  ]);
  const all = [...Object.entries(item.attributes), ...linked];
  const shown = all.filter(([name]) => !NOT_FOLLOWED.has(name));
  return {
    id: item.id,
    shown: Object.fromEntries(shown),
    withheld: [...(item.redacted ?? [])].toSorted(),
    tellsRevision: item.revision !== null,
  };
}

/** The same of what the model says. */
export function expected(answer: ModelAnswer | null): unknown {
  if (answer === null) return null;
  const known = Object.entries(answer.shown).filter(([name]) => !NOT_FOLLOWED.has(name));
  return {
    id: answer.id,
    shown: Object.fromEntries(known),
    withheld: [...answer.redacted].toSorted(),
    tellsRevision: answer.tellsRevision,
  };
}

/** @NOTE Values that the model does not know. Whether they are withheld is told all the same. */
const NOT_FOLLOWED = new Set(["body", "categories", "seo", "createdAt", "updatedAt"]);

/** Verdicts of a list: of each entry whether it is there, and of each field whether it is shown. */
export const verdictsOf = (answers: readonly ModelAnswer[] | null, entries: number): number =>
  (answers ?? []).reduce((sum, { shown }) => sum + Object.keys(shown).length, entries);

type Compare = (one: ModelAnswer, other: ModelAnswer) => number;

/** What hides a field after what shows it, and no other order. */
export const hidingLast =
  (name: string): Compare =>
  (one, other) =>
    Number(one.redacted.includes(name)) - Number(other.redacted.includes(name));

/** The order by a field, ascending: what has no value comes last, and after it what hides the field. */
export function inOrder(name: string): Compare {
  const hiding = hidingLast(name);
  return (one, other) => {
    const [a, b] = [one.shown[name] ?? null, other.shown[name] ?? null];
    if (a === b || hiding(one, other) !== 0) return hiding(one, other) || byId(one, other);
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -1 : 1;
  };
}
