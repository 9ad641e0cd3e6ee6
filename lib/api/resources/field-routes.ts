import { z } from "zod";
import { addField } from "@/lib/content/collections/add-field.ts";
import {
  getFieldResource,
  listFieldResources,
} from "@/lib/content/collections/collection-resources.ts";
import { fieldTable } from "@/lib/content/collections/field-table.ts";
import { removeField } from "@/lib/content/collections/remove-field.ts";
import { replaceField } from "@/lib/content/collections/replace-field.ts";
import { restoreField } from "@/lib/content/collections/restore-field.ts";
import { updateField } from "@/lib/content/collections/update-field.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { describeField } from "@/lib/query/describe.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { Route } from "../route.ts";
import { CONFIRM_LOSS } from "./confirm-loss-field.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const REPLACES = describeField("id", z.uuid(), {
  ...{ access: "write-only", filterable: false, sortable: false },
});

const resource: ResourceDescription = {
  type: "fields",
  summary:
    "A field of a collection; read and changed by whoever may read and change the collection.",
  fields: new Map([
    ...fieldTable.fields,
    ["replaces", REPLACES] as const,
    ["confirmLoss", CONFIRM_LOSS] as const,
  ]),
  partOf: { collection: "collections", field: "fields" },
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listFieldResources, input, caller),
  get: (input, caller) => runUseCase(getFieldResource, input, caller),
};

const ANOTHER = "Let another field take its place: add one that names it in `replaces`.";

/** The fields of collections, each by itself. */
export const fieldRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Adds a field; with `replaces` it takes the place and the values of another.",
      run: create,
    },
    update: {
      summary: "Changes a field; one that was removed is restored by `removedAt: null`.",
      precondition: "if-match",
      kept: {
        collection: "A field stays in its collection.",
        ...{ kind: ANOTHER, to: ANOTHER, localized: ANOTHER },
        replaces: "A field takes another's place when it is added.",
      },
      run: update,
    },
    remove: {
      summary: "Removes a field; one that is removed already is deleted for good.",
      precondition: "if-match",
      run: ({ id, ...seen }, caller) => runUseCase(removeField, { field: id, ...seen }, caller),
    },
    action: "update",
  }),
];

function create(input: JsonObject, caller: Caller): Promise<{ readonly id: string }> {
  const { collection, replaces, position, confirmLoss, removedAt: _, ...definition } = input;
  if (replaces === undefined) {
    return runUseCase(addField, { collection, position, definition }, caller);
  }
  for (const [name, value] of [
    ["collection", collection] as const,
    ["position", position] as const,
  ]) {
    if (value === undefined) continue;
    const message = "It is that of the field whose place it takes: leave this out.";
    throw new Invalid(message, [{ path: [name], message }]);
  }
  return runUseCase(replaceField, { field: replaces, definition, confirmLoss }, caller);
}

function update(input: JsonObject, caller: Caller): Promise<unknown> {
  const { id: field, revision, position, confirmLoss, removedAt, ...change } = input;
  if (removedAt === undefined) {
    return runUseCase(updateField, { field, revision, position, confirmLoss, change }, caller);
  }
  if (removedAt !== null) {
    const message = "A field is removed by DELETE; null restores it.";
    throw new Invalid(message, [{ path: ["removedAt"], message }]);
  }
  return runUseCase(restoreField, { field, revision, ...change }, caller);
}
