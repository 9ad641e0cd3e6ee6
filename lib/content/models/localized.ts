import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { CollectionModel } from "./collection-model.ts";

/** Whether entries say some things in several languages. */
export const isLocalized = ({ definitions }: CollectionModel): boolean =>
  localizedIds(definitions).length > 0;

type Publishing = {
  readonly draft: JsonObject;
  readonly published: JsonObject | null;
  readonly locale: string;
  readonly isDefault: boolean;
};

/**
 * What is kept as published once the draft is published in one language: what it says in that one, and
 * in the default language also what is in none.
 */
export function publishedIn(
  { definitions }: CollectionModel,
  { draft, published, locale, isDefault }: Publishing,
): JsonObject {
  const base = isDefault ? draft : (published ?? {});
  const said = localizedIds(definitions).map((id): [string, Json] => [
    id,
    withSaid(objectAt(published ?? {}, id), locale, objectAt(draft, id)[locale]),
  ]);
  return { ...base, ...Object.fromEntries(said) };
}

/** What is kept as published without what it says in one language. */
export function withdrawnIn(
  { definitions }: CollectionModel,
  published: JsonObject,
  locale: string,
): JsonObject {
  const said = localizedIds(definitions).map((id): [string, Json] => [
    id,
    withSaid(objectAt(published, id), locale, undefined),
  ]);
  return { ...published, ...Object.fromEntries(said) };
}

const localizedIds = (definitions: CollectionModel["definitions"]): readonly string[] =>
  (definitions ?? []).flatMap(({ id, localized }) => (localized ? [id] : []));

function withSaid(all: JsonObject, locale: string, value: Json | undefined): JsonObject {
  const { [locale]: _before, ...others } = all;
  return value === undefined ? others : { ...others, [locale]: value };
}

function objectAt(kept: JsonObject, id: string): JsonObject {
  const value = kept[id];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
