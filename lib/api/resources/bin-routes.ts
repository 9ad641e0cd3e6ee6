import { deleteBinned } from "@/lib/content/bin/delete-binned.ts";
import { getBinnedEntry } from "@/lib/content/bin/get-binned-entry.ts";
import { listBinned } from "@/lib/content/bin/list-binned.ts";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { unbinEntryUseCase } from "@/lib/content/unbin-entry.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import { EVERY_CREDENTIAL } from "../api-caller.ts";
import { revisionsOf } from "../if-match.ts";
import { listQuestionOf, questionOf } from "../query-parameters.ts";
import type { Route } from "../route.ts";
import { collectionOf, contentResources, entryOf } from "./content-resources.ts";
import { namedIn } from "./named-in.ts";

const LIST = `${API}/bin/:collection`;
const ONE = `${LIST}/:id`;

const row = {
  ...{ credentials: EVERY_CREDENTIAL, resources: contentResources },
  ...({ own: "all", action: "update" } as const),
  addressOf: ({ type, id }: { type: string; id: string }) => `${API}/bin/${type}/${id}`,
};

/** The bin of each collection: for those who may change entries, which is to put them there (S-83). */
export const binRoutes: readonly Route[] = [
  {
    ...row,
    ...{ method: "GET", pattern: LIST, kind: "list", body: "none" },
    summary: "Lists the entries in the bin, what was put there last first.",
    parameters: ["filter", "sort", "page", "fields"],
    answer: async (request) => {
      const question = listQuestionOf(request.parameters);
      const input = { collection: collectionOf(request), question };
      return { kind: "list", ...(await runUseCase(listBinned, input, request.caller)) };
    },
  },
  {
    ...row,
    ...{ method: "POST", pattern: LIST, kind: "act", body: "identifier", parameters: [] },
    precondition: "if-match",
    summary: "Moves an entry into the bin, off lists and website; it can be restored.",
    answer: async (request) => {
      const input = { ...namedIn(request), revision: revisionsOf(request.ifMatch) };
      await runUseCase(binEntryUseCase, input, request.caller);
      return { kind: "nothing" };
    },
  },
  {
    ...row,
    ...{ method: "GET", pattern: ONE, kind: "get", body: "none" },
    summary: "Gets an entry in the bin.",
    parameters: ["fields"],
    answer: async (request) => {
      const input = { ...entryOf(request), question: questionOf(request.parameters) };
      return { kind: "one", ...(await runUseCase(getBinnedEntry, input, request.caller)) };
    },
  },
  {
    ...row,
    ...{ method: "DELETE", pattern: ONE, kind: "act", body: "none", parameters: [] },
    ...{ action: "delete", precondition: "if-match" },
    summary: "Deletes an entry from the bin for good.",
    answer: async (request) => {
      const input = { ...entryOf(request), revision: revisionsOf(request.ifMatch) };
      await runUseCase(deleteBinned, input, request.caller);
      return { kind: "nothing" };
    },
  },
  {
    ...row,
    ...{ method: "POST", pattern: `${ONE}/restore`, kind: "act", body: "none", parameters: [] },
    summary: "Takes an entry out of the bin; published again where one may publish.",
    answer: async (request) => {
      await runUseCase(unbinEntryUseCase, entryOf(request), request.caller);
      return { kind: "nothing" };
    },
  },
];
