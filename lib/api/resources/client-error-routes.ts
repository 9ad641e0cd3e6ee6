import { clientErrorModel } from "@/lib/client-errors/client-error-model.ts";
import {
  getClientErrorResource,
  listClientErrorResources,
} from "@/lib/client-errors/client-error-resources.ts";
import { resolveClientError } from "@/lib/client-errors/resolve-client-error.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Route } from "../route.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "client-errors",
  summary: "Errors of browsers that are alike, as one.",
  fields: clientErrorModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listClientErrorResources, input, caller),
  get: (input, caller) => runUseCase(getClientErrorResource, input, caller),
};

/** What went wrong in browsers: read, and marked as resolved. */
export const clientErrorRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  {
    ...systemRow(resource),
    method: "PATCH",
    pattern: `${API}/client-errors/:id`,
    kind: "update",
    summary: "Marks an error as resolved, or opens it again.",
    action: "update",
    parameters: [],
    body: "document",
    answer: async (request) => {
      const [id, { caller }] = [idOf(request), request];
      const input = { id, ...writtenAttributes(request, resource) };
      requireId(request, id);
      await atDocument(() => runUseCase(resolveClientError, input, caller));
      return { kind: "one", ...(await shownAfter({ type: resource.type, id, caller }, reads.get)) };
    },
  },
];
