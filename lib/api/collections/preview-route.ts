import { z } from "zod";
import { previewDeletion } from "@/lib/content/collections/delete-collection.ts";
import { modelChange } from "@/lib/content/collections/field-input.ts";
import { previewChange } from "@/lib/content/collections/preview-change.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { described } from "../access/access-described.ts";
import { answering } from "../access/answer-access.ts";
import { API } from "../address-of.ts";
import type { OwnRoute } from "../own-route.ts";
import { EXAMPLE_ID } from "../reference/example.ts";

const deletion = z.strictObject({
  kind: z.literal("delete"),
  collection: z.uuid(),
  alsoFields: z.array(z.uuid()).optional(),
});

const TYPE = "collection-changes";
const text: JsonObject = { type: "string" };
const count: JsonObject = { type: "integer" };
const countOrHidden: JsonObject = { type: ["integer", "null"] };
const list = (items: JsonObject): JsonObject => ({ type: "array", items });
const policies: JsonObject = {
  type: "object",
  required: ["count", "names"],
  properties: { count, names: { anyOf: [list(text), { type: "null" }] } },
};

/** What a change of a collection would lose or break: it is asked by a document, and changes nothing. */
export const previewRoute: OwnRoute = {
  method: "POST",
  pattern: `${API}/collections/preview`,
  takes: { types: ["collections"], actions: ["read", "update"] },
  described: described({
    summary:
      "Tells what a change of a field, or deleting a collection, would lose. It is not made.",
    type: TYPE,
    attributes: z.union([modelChange, deletion]),
    example: { kind: "remove", field: EXAMPLE_ID },
    answer: {
      preview: {
        type: "object",
        required: ["entries", "inBin", "unfit", "altered", "blockers", "digest"],
        properties: {
          ...{ entries: count, inBin: count, unfit: countOrHidden, altered: countOrHidden },
          examples: list({ type: "object" }),
          ...{ listing: policies, asking: policies, views: count },
          relations: list({ type: "object" }),
          blockers: list(text),
          digest: {
            type: ["string", "null"],
            description: "What the change names as `confirmLoss`; null: it needs none.",
          },
        },
      },
    },
  }),
  respond: answering({ type: TYPE, member: "preview", ask }),
};

function ask(change: JsonObject, caller: Caller): Promise<object> {
  if (change["kind"] !== "delete") return runUseCase(previewChange, { change }, caller);
  const { kind: _kind, collection, ...rest } = change;
  return runUseCase(previewDeletion, { id: collection, ...rest }, caller);
}
