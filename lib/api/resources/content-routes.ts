import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import type { HowLinked } from "@/lib/content/resource/merge-links.ts";
import { getPublishedEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { getPublishedRelated } from "@/lib/content/resource/get-related-entry.ts";
import { listPublishedEntries } from "@/lib/content/resource/list-entry-resources.ts";
import { publishEntryResource } from "@/lib/content/resource/publish-entry-resource.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { addressOf, API } from "../address-of.ts";
import { EVERY_CREDENTIAL } from "../api-caller.ts";
import type { Answer } from "../answer.ts";
import { revisionsOf } from "../if-match.ts";
import type { ApiRequest, Route } from "../route.ts";
import { collectionOf, contentResources, entryOf, linkedResources } from "./content-resources.ts";
import { readRoutes } from "./content-reads.ts";
import { isScheduleAlone, scheduleByDocument } from "./schedule-document.ts";
import { atLinkage, linkageDocument } from "./linkage-document.ts";

const LIST = `${API}/content/:collection`;
const ONE = `${LIST}/:id`;

const writes = {
  ...{ credentials: EVERY_CREDENTIAL, resources: contentResources, addressOf },
  own: "all",
  parameters: [],
} as const;

const LINKS = {
  ...writes,
  pattern: `${ONE}/relationships/:name`,
  ...({ resources: linkedResources, own: "linked" } as const),
  ...({ precondition: "if-match", action: "update", body: "identifier" } as const),
};

/** Entries: what is published, and writing it. */
export const contentRoutes: readonly Route[] = [
  ...readRoutes(LIST, {
    ...{ action: "read", entries: "published entries", own: "all", addressOf },
    list: (input, caller) => runUseCase(listPublishedEntries, input, caller),
    get: (input, caller) => runUseCase(getPublishedEntry, input, caller),
    related: (input, caller) => runUseCase(getPublishedRelated, input, caller),
  }),
  {
    ...writes,
    method: "POST",
    pattern: LIST,
    kind: "create",
    summary: "Creates an entry as a draft; publishes it where its status says so.",
    action: "create",
    parameters: ["inLocale"],
    body: "document",
    answer: async (request) => {
      const input = { collection: collectionOf(request), document: request.document };
      const { item } = await runUseCase(createEntryResource, input, request.caller);
      return { kind: "one", item, included: [], status: 201 };
    },
  },
  {
    ...writes,
    method: "PATCH",
    pattern: ONE,
    kind: "update",
    precondition: "if-match",
    summary:
      "Changes the draft of an entry; publishes or withdraws it where its status says so, and " +
      "schedules it where it names nothing but times.",
    action: "update",
    parameters: ["inLocale"],
    body: "document",
    answer: async (request) => ({ kind: "one", item: await update(request), included: [] }),
  },
  {
    ...writes,
    method: "DELETE",
    pattern: ONE,
    kind: "delete",
    precondition: "if-match",
    summary: "Deletes an entry for good.",
    action: "delete",
    body: "none",
    answer: async (request) => {
      const input = { ...entryOf(request), revisions: revisionsOf(request.ifMatch) };
      await runUseCase(deleteEntryResource, input, request.caller);
      return { kind: "nothing" };
    },
  },
  ...linkRows(),
];

/** @NOTE What leads to several entries is added to and taken from; of the own collections alone. */
function linkRows(): readonly Route[] {
  return [
    {
      ...LINKS,
      method: "PATCH",
      kind: "update-relationship",
      summary: "Changes what the draft of an entry refers to.",
      answer: (request) => relink(request, "replace"),
    },
    {
      ...LINKS,
      ...({
        method: "POST",
        kind: "add-relationship",
        resources: [],
        own: "linked-to-many",
      } as const),
      summary: "Adds to the entries that the draft of an entry refers to, behind those it has.",
      answer: (request) => relink(request, "add"),
    },
    {
      ...LINKS,
      ...({ method: "DELETE", kind: "remove-relationship" } as const),
      ...({ resources: [], own: "linked-to-many" } as const),
      summary: "Takes from the entries that the draft of an entry refers to.",
      answer: (request) => relink(request, "remove"),
    },
  ];
}

/** @NOTE What the writer may not read again is answered as it was sent. */
async function relink(request: ApiRequest, links: HowLinked): Promise<Answer> {
  const name = request.params["name"] ?? "";
  const document = linkageDocument(request, entryOf(request));
  const owner = await atLinkage(() => update({ ...request, document }, links));
  const data = owner.relationships[name] ?? request.linkage;
  return { kind: "linkage", data, owner, name, revision: owner.revision };
}

/** @NOTE The status alone is a matter of publishing, everything else of writing (S-91). */
async function update(request: ApiRequest, links: HowLinked = "replace") {
  const { document, caller } = request;
  if (isScheduleAlone(document)) return scheduleByDocument(request);
  const input = { ...entryOf(request), document, revisions: revisionsOf(request.ifMatch) };
  const names = [...Object.keys(document.attributes), ...Object.keys(document.relationships)];
  const isStatusAlone = names.length === 1 && "status" in document.attributes;
  const { item } = isStatusAlone
    ? await runUseCase(publishEntryResource, input, caller)
    : await runUseCase(updateEntryResource, { ...input, links }, caller);
  return item;
}
