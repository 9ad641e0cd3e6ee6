import type { Action } from "@/lib/access/action.ts";
import type { EntryInput } from "@/lib/content/entry-input.ts";
import { valuesOf, type Change } from "@/lib/content/history/changes-between.ts";
import {
  compareDraftVersions,
  compareSavedVersions,
} from "@/lib/content/history/compare-versions.ts";
import {
  getDraftVersion,
  getSavedVersion,
  type EntryVersion,
} from "@/lib/content/history/get-entry-version.ts";
import { listDraftVersions, listSavedVersions } from "@/lib/content/history/list-entry-versions.ts";
import { VERSIONS } from "@/lib/content/history/versions-source.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { ListQuestion } from "@/lib/query/question.ts";
import type { ListAnswer, Resource } from "@/lib/query/resource.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { addressOf, API } from "../address-of.ts";
import { EVERY_CREDENTIAL } from "../api-caller.ts";
import { revisionsOf } from "../if-match.ts";
import { listQuestionOf } from "../query-parameters.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { AddressOf } from "../resource-document.ts";
import type { ApiRequest, Route } from "../route.ts";
import { contentResources, entryOf } from "./content-resources.ts";

type Asked<Input, Result> = (input: Input, caller: Caller) => Promise<Result>;

/** A way of looking at what entries were: the right it takes, whose versions, and who answers. */
type History = {
  readonly place: "content" | "drafts";
  readonly action: Action;
  readonly own: "with-drafts" | "without-drafts";
  readonly resources: readonly ResourceDescription[];
  readonly list: Asked<EntryInput & { question: ListQuestion }, ListAnswer>;
  readonly get: Asked<EntryInput & { number: number }, EntryVersion>;
  readonly compare: Asked<
    EntryInput & { from: number; to: number },
    { changes: readonly Change[] }
  >;
};

/**
 * Versions of entries. Where there are drafts every version is one, and stands at their address;
 * where there are none, what was replaced is shown to those who may change the entry.
 */
export const historyRoutes: readonly Route[] = [
  ...rowsOf({
    ...{ place: "drafts", action: "read-draft", own: "with-drafts", resources: contentResources },
    list: (input, caller) => runUseCase(listDraftVersions, input, caller),
    get: (input, caller) => runUseCase(getDraftVersion, input, caller),
    compare: (input, caller) => runUseCase(compareDraftVersions, input, caller),
  }),
  ...rowsOf({
    ...{ place: "content", action: "update", own: "without-drafts", resources: [] },
    list: (input, caller) => runUseCase(listSavedVersions, input, caller),
    get: (input, caller) => runUseCase(getSavedVersion, input, caller),
    compare: (input, caller) => runUseCase(compareSavedVersions, input, caller),
  }),
  {
    ...{ credentials: EVERY_CREDENTIAL, resources: contentResources, own: "all", addressOf },
    ...{ method: "POST", kind: "act", action: "update", body: "none", parameters: [] },
    pattern: `${API}/content/:collection/:id/versions/:number/restore`,
    precondition: "if-match",
    summary: "Makes a version the draft again, as far as one may read and write its fields.",
    answer: async (request) => {
      const named = { ...entryOf(request), number: numberOf(request, "number") };
      const input = { ...named, revision: revisionsOf(request.ifMatch) };
      const { item } = await runUseCase(restoreVersion, input, request.caller);
      return { kind: "one", item, included: [] };
    },
  },
];

function rowsOf({ place, list, get, compare, ...about }: History): readonly Route[] {
  const pattern = `${API}/${place}/:collection/:id/versions`;
  const row = {
    ...about,
    ...({ credentials: EVERY_CREDENTIAL, method: "GET", body: "none" } as const),
    addressOf: addressIn(place),
  };
  return [
    {
      ...{ ...row, pattern, kind: "list-versions" },
      summary: "Lists the versions of an entry, newest first: who saved it when.",
      parameters: ["page"],
      answer: async (request) => {
        const input = { ...entryOf(request), question: listQuestionOf(request.parameters) };
        return { kind: "list", ...(await list(input, request.caller)) };
      },
    },
    {
      ...{ ...row, pattern: `${pattern}/:number`, kind: "get-version", parameters: [] },
      summary: "Gets a version: what the entry held then, and what was changed.",
      answer: async (request) => {
        const entry = entryOf(request);
        const input = { ...entry, number: numberOf(request, "number") };
        const version = await get(input, request.caller);
        return { kind: "one", item: versionResource(entry, version), included: [] };
      },
    },
    {
      ...{ ...row, pattern: `${pattern}/:number/changes/:other`, kind: "tell", parameters: [] },
      summary: "Tells what is another in a version than in one before it, field by field.",
      answer: async (request) => {
        const [to, from] = [numberOf(request, "number"), numberOf(request, "other")];
        const input = { ...entryOf(request), from, to };
        const { changes } = await compare(input, request.caller);
        return { kind: "told", meta: { changes: [...changes] } };
      },
    },
  ];
}

/** The number of a version that an address names. @throws NotFound for what is none. */
function numberOf({ params }: ApiRequest, name: "number" | "other"): number {
  const text = params[name] ?? "";
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound();
  return Number(text);
}

function versionResource(
  { collection, id }: EntryInput,
  { version, entry, changes }: EntryVersion,
): Resource {
  const content: JsonObject = Object.fromEntries(valuesOf(entry));
  const createdAt = version.createdAt.toISOString();
  return {
    type: VERSIONS,
    id: `${collection}.${id}.${version.number}`,
    attributes: { ...version, createdAt, content, changes: [...changes] },
    relationships: {},
    redacted: entry.redacted ?? [],
    revision: null,
  };
}

/** @NOTE The id of a version names its entry. */
function addressIn(place: History["place"]): AddressOf {
  return (entry) => {
    const [collection, id, number] = entry.id.split(".");
    if (entry.type !== VERSIONS) return addressOf(entry);
    return `${API}/${place}/${collection}/${id}/versions/${number}`;
  };
}
