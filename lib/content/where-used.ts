import { NotFound } from "@/lib/kernel/errors.ts";
import type { Action } from "@/lib/access/action.ts";
import { leadsTo, type Field } from "@/lib/query/field.ts";
import { readRows } from "@/lib/query/read-rows.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput, type EntryInput } from "./entry-input.ts";
import { modelsOf } from "./models/model-of.ts";
import type { CollectionModel } from "./models/collection-model.ts";
import { relatedSource } from "./resource/entry-source.ts";
import type { View } from "./resource/entry-sql.ts";
import { findVisible } from "./resource/find-visible.ts";

/** An entry that refers to another, and by which field. */
export type Use = {
  readonly collection: string;
  readonly id: string;
  /** Null: it has none, or none that the caller may read. */
  readonly title: string | null;
  readonly field: string;
};

/** Where an entry is used, as far as the caller may see that. */
export type Uses = {
  readonly items: readonly Use[];
  /** There are more of these than are named. */
  readonly more: boolean;
};

/** Most entries that are named of one field of one collection. */
const MOST = 50;

/**
 * The entries that refer to one, drafted or published, as far as the caller may read them and the field
 * by which they do (C-8).
 * @NOTE How many there are beyond is not told: a number, too, would tell of entries that are hidden.
 * @throws NotFound.
 */
export const whereUsed = usesIn("read", "published");

/** As `whereUsed`, of an entry as drafted. @throws NotFound. */
export const whereDraftUsed = usesIn("read-draft", "draft");

function usesIn<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: EntryInput) => collection,
    input: entryInput,
    run: async ({ scope, input, permit: { cases } }): Promise<Uses> => {
      const sight = { ...input, view, cases };
      const visible = await findVisible(scope, sight, () => ({ include: null, fields: {} }));
      if (visible === null) throw new NotFound();
      return usesOf(scope, input);
    },
  });
}

async function usesOf(scope: Scope, to: EntryInput): Promise<Uses> {
  const found = new Map<string, Use>();
  let more = false;
  for (const { model, source, name, field } of waysTo(scope, to.collection)) {
    const rows = await readRows(scope, source, {
      names: new Set(model.titleField === null ? [] : [model.titleField]),
      keys: [],
      where: refersTo(field, to.id),
      tail: sql`ORDER BY ${source.fields.get("id")?.sql ?? sql`e.id`} LIMIT ${MOST + 1}`,
    });
    more ||= rows.length > MOST;
    for (const { id, shown } of rows.slice(0, MOST)) {
      const title = shown[model.titleField ?? ""];
      const use = { collection: model.slug, id, title: typeof title === "string" ? title : null };
      found.set(`${use.collection}/${id}/${name}`, { ...use, field: name });
    }
  }
  return { items: [...found.values()], more };
}

type Way = {
  readonly model: CollectionModel;
  readonly source: Source;
  readonly name: string;
  readonly field: Field;
};

/** Every relationship that leads to a collection from what the caller may read, in both its forms. */
function waysTo(scope: Scope, collection: string): Way[] {
  return modelsOf(scope).flatMap((model) => {
    const isLinked = [...model.fields.values()].some((field) => leadsTo(field) === collection);
    return (isLinked ? sourcesOf(scope, model.slug) : []).flatMap((source) =>
      [...source.fields].flatMap(([name, field]): Way[] =>
        leadsTo(field) === collection ? [{ model, source, name, field }] : [],
      ),
    );
  });
}

/** @NOTE Drafts last: an entry that is in both goes by the title that it has there. */
function sourcesOf(scope: Scope, collection: string): Source[] {
  const [published, draft] = (["published", "draft"] as const).map((view) =>
    relatedSource(scope, view, collection),
  );
  const sources = [published, draft].flatMap((source) => source ?? []);
  return sources.filter(({ name }, at) => sources.findIndex((one) => one.name === name) === at);
}

const refersTo = ({ kind, sql: value }: Field, id: string) =>
  kind === "id-list"
    ? sql`${value} @> jsonb_build_array(${id}::text)`
    : sql`${value} = ${id}::uuid`;
