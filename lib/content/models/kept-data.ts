import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { EntryData } from "../entry-data.ts";
import type { CollectionModel } from "./collection-model.ts";

/**
 * What an entry holds as it is kept: of an own collection under the ids of its fields, so that a
 * field may be renamed, and a new one of an old name starts empty (C-3).
 */
export function toKept({ definitions }: CollectionModel, data: object): JsonObject {
  if (definitions === null) return data as JsonObject;
  return Object.fromEntries(
    definitions.map(({ id, name }): [string, Json] => [id, (data as JsonObject)[name] ?? null]),
  );
}

/** What is kept, by the names that the fields have now; nothing of a field that is gone or new. */
export function fromKept({ definitions }: CollectionModel, kept: object): EntryData {
  if (definitions === null) return kept as EntryData;
  return Object.fromEntries(
    definitions.flatMap(({ id, name }): [string, Json][] => {
      const value = (kept as JsonObject)[id];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as unknown as EntryData;
}
