import { NotFound } from "@/lib/kernel/errors.ts";
import type { ContentCollection } from "@/lib/content/entry-data.ts";
import { ENTRY_MODELS, isContentCollection } from "@/lib/content/resource/entry-model.ts";
import { listPublishedEntries } from "@/lib/content/resource/list-entry-resources.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { addressOf, API } from "../address-of.ts";
import { listQuestionOf } from "../query-parameters.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest, Route } from "../route.ts";

const SUMMARIES: Readonly<Record<ContentCollection, string>> = {
  pages: "A page of the website: a title and blocks in reading order.",
  posts: "A post: one text with what lists show of it.",
  authors: "Somebody who writes posts.",
};

const resources: readonly ResourceDescription[] = (
  Object.keys(ENTRY_MODELS) as ContentCollection[]
).map((type) => ({
  type,
  summary: SUMMARIES[type],
  fields: ENTRY_MODELS[type],
  address: (id) => addressOf({ type, id }),
}));

const content = {
  credentials: ["session", "domain-token", "member-token", "static-token"],
  resources,
} as const;

/** Entries of the website: what is published, and writing it. */
export const contentRoutes: readonly Route[] = [
  {
    ...content,
    method: "GET",
    pattern: `${API}/content/:collection`,
    kind: "list",
    summary: "Lists published entries.",
    action: "read",
    parameters: ["filter", "sort", "page", "include", "fields"],
    body: "none",
    answer: async (request) => {
      const question = listQuestionOf(request.parameters);
      const input = { collection: collectionOf(request), question };
      return { kind: "list", ...(await runUseCase(listPublishedEntries, input, request.caller)) };
    },
  },
];

/** @throws NotFound for a collection that is not there, as for one that the caller may not know. */
function collectionOf({ params }: ApiRequest): ContentCollection {
  const name = params["collection"] ?? "";
  if (!isContentCollection(name)) throw new NotFound();
  return name;
}
