import { z } from "zod";
import { chooseMapping } from "@/lib/import/imports/choose-mapping.ts";
import { importModel } from "@/lib/import/imports/import-model.ts";
import {
  getImportResource,
  getLineResource,
  listImportResources,
  listLineResources,
} from "@/lib/import/imports/import-resources.ts";
import { lineModel } from "@/lib/import/imports/line-model.ts";
import { startImport } from "@/lib/import/imports/start-import.ts";
import { steerImport, type Steering } from "@/lib/import/imports/steer-import.ts";
import { describeField } from "@/lib/query/describe.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { ApiRequest, Route } from "../route.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

const UPLOAD = describeField("id", z.uuid(), {
  ...{ access: "write-only", filterable: false, sortable: false },
});

const resource = {
  type: "imports",
  summary: "Content that comes in from a file, from its reading to its report.",
  fields: new Map([...importModel.fields, ["upload", UPLOAD] as const]),
};

const lines = {
  type: "import-lines",
  summary: "An item of an import, and what became of it, or would. Ask by `filter[import]`.",
  fields: lineModel.fields,
  partOf: { collection: "imports", field: "lines" },
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listImportResources, input, caller),
  get: (input, caller) => runUseCase(getImportResource, input, caller),
};

const row = { ...systemRow(resource), parameters: [] } as const;

const shown = ({ caller }: ApiRequest, id: string) =>
  shownAfter({ type: resource.type, id, caller }, reads.get);

const DEEDS: Readonly<Record<string, readonly [Steering, string]>> = {
  start: ["import", "Begins an import that was checked."],
  pause: ["pause", "Has an import stand still."],
  resume: ["resume", "Has an import go on that stands still."],
  cancel: ["cancel", "Ends an import; what came in stays."],
  undo: ["undo", "Puts into the bin what an import created."],
  "retry-files": ["retry-files", "Fetches the files again that could not be had."],
};

/** Imports of content: of whoever began them, or of anybody for Admins. */
export const importRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemReads(lines, {
    list: (input, caller) => runUseCase(listLineResources, input, caller),
    get: (input, caller) => runUseCase(getLineResource, input, caller),
  }),
  {
    ...row,
    ...{ method: "POST", pattern: `${API}/imports`, kind: "create", body: "document" },
    summary:
      "Takes a file in that was sent to `/api/uploads` for an import before; `upload` is its id there.",
    action: "create",
    answer: async (request) => {
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => runUseCase(startImport, input, request.caller));
      return { kind: "one", ...(await shown(request, id)), status: 201 };
    },
  },
  {
    ...row,
    ...{ method: "PATCH", pattern: `${API}/imports/:id`, kind: "update", body: "document" },
    summary:
      "Says by `mapping` where the items go, and has it found out what would become of each.",
    action: "update",
    answer: async (request) => {
      const id = idOf(request);
      const change = writtenAttributes(request, resource);
      requireId(request, id);
      await atDocument(() => runUseCase(chooseMapping, { ...change, id }, request.caller));
      return { kind: "one", ...(await shown(request, id)) };
    },
  },
  ...Object.entries(DEEDS).map(([word, [deed, summary]]): Route => ({
    ...row,
    ...{ method: "POST", pattern: `${API}/imports/:id/${word}`, kind: "act", body: "none" },
    ...{ summary, action: "update" },
    answer: async (request) => {
      const id = idOf(request);
      await runUseCase(steerImport, { id, deed }, request.caller);
      return { kind: "one", ...(await shown(request, id)) };
    },
  })),
];
