import type { Action } from "@/lib/access/action.ts";
import { BULK_ACTIONS, bulkEntries, type BulkAction } from "@/lib/content/bulk-entries.ts";
import { duplicateEntry } from "@/lib/content/duplicate-entry.ts";
import type { EntryInput } from "@/lib/content/entry-input.ts";
import { whereDraftUsed, whereUsed, type Uses } from "@/lib/content/where-used.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { addressOf, API } from "../address-of.ts";
import { EVERY_CREDENTIAL } from "../api-caller.ts";
import { revisionsOf } from "../if-match.ts";
import type { ApiRequest, OwnTypes, Route } from "../route.ts";
import { collectionOf, contentResources, entryOf } from "./content-resources.ts";
import { namedIn, NO_ENTRY } from "./named-in.ts";

const row = {
  ...{ credentials: EVERY_CREDENTIAL, resources: contentResources, addressOf },
  ...({ own: "all", parameters: [] } as const),
};

const SUMMARIES: Readonly<Record<BulkAction, string>> = {
  publish: "Publishes up to 100 entries as they are drafted",
  unpublish: "Takes up to 100 entries off the website",
  bin: "Moves up to 100 entries into the bin",
  unbin: "Takes up to 100 entries out of the bin",
  delete: "Deletes up to 100 entries for good",
};

/** What is done with entries and is no change of one: a copy, the same to many, where one is used. */
export const entryDeeds: readonly Route[] = [
  {
    ...row,
    ...{ method: "POST", pattern: `${API}/copies/:collection`, kind: "copy" },
    ...{ action: "create", body: "identifier" },
    summary: "Adds a copy of an entry as a draft; `meta.left` names what is not in it.",
    answer: async (request) => {
      const { item, left } = await runUseCase(duplicateEntry, namedIn(request), request.caller);
      return { kind: "one", item, included: [], status: 201, meta: { left: [...left] } };
    },
  },
  usesRow({ place: "content", action: "read", own: "all" }, (input, caller) =>
    runUseCase(whereUsed, input, caller),
  ),
  usesRow({ place: "drafts", action: "read-draft", own: "with-drafts" }, (input, caller) =>
    runUseCase(whereDraftUsed, input, caller),
  ),
  ...(Object.keys(BULK_ACTIONS) as BulkAction[]).map(bulkRow),
];

type Place = {
  readonly place: "content" | "drafts";
  readonly action: Action;
  readonly own: OwnTypes;
};

function usesRow(
  { place, ...right }: Place,
  ask: (input: EntryInput, caller: Caller) => Promise<Uses>,
): Route {
  return {
    ...{ ...row, ...right },
    ...{ method: "GET", kind: "tell", body: "none" },
    pattern: `${API}/${place}/:collection/:id/where-used`,
    summary: "Tells which entries refer to an entry, as far as one may read them.",
    answer: async (request) => {
      const { items, more } = await ask(entryOf(request), request.caller);
      return { kind: "told", meta: { entries: items.map((item) => ({ ...item })), more } };
    },
  };
}

function bulkRow(action: BulkAction): Route {
  const takes = BULK_ACTIONS[action];
  return {
    ...row,
    ...{ method: "POST", kind: "tell", body: "entries", action: takes },
    own: takes === "publish" ? "with-drafts" : "all",
    pattern: `${API}/bulk/:collection/${action}`,
    summary: `${SUMMARIES[action]}, each by itself: \`meta.report\` tells what became of which.`,
    answer: async (request) => ({ kind: "told", meta: await doToAll(request, action) }),
  };
}

/** @NOTE An entry of another type is not there, and is reported as the one that was named. */
async function doToAll(request: ApiRequest, action: BulkAction): Promise<JsonObject> {
  const collection = collectionOf(request);
  const entries = request.entries.map(({ type, id, ifMatch }) => ({
    id: type === collection ? id : NO_ENTRY,
    revision: revisionsOf(ifMatch),
  }));
  const { report } = await bulkEntries({ collection, action, entries }, request.caller);
  const named = report.map((outcome, at) => ({
    ...outcome,
    id: request.entries[at]?.id ?? outcome.id,
  }));
  return { report: named as unknown as JsonObject[] };
}
