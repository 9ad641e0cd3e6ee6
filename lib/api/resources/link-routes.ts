import { createPreviewLink } from "@/lib/links/create-preview-link.ts";
import { createShareLink } from "@/lib/links/create-share-link.ts";
import { linkModel } from "@/lib/links/link-model.ts";
import { getLinkResource, listLinkResources } from "@/lib/links/link-resources.ts";
import { revokeLink } from "@/lib/links/revoke-link.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Route } from "../route.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "links",
  summary: "A link to one entry, for whoever has it: a preview of its draft, or the entry shared.",
  fields: linkModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listLinkResources, input, caller),
  get: (input, caller) => runUseCase(getLinkResource, input, caller),
};

const row = { ...systemRow(resource), parameters: [] } as const;

/** Links to entries: of people, who signed in. */
export const linkRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  {
    ...row,
    ...{ method: "POST", pattern: `${API}/links`, kind: "create", body: "document" },
    summary: "Makes a link; `purpose` says which: a preview of a draft, or a share.",
    action: "create",
    answer: async (request) => {
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id } = await atDocument(() => make(input, request.caller));
      const shown = await shownAfter({ type: "links", id, caller: request.caller }, reads.get);
      return { kind: "one", ...shown, status: 201 };
    },
  },
  {
    ...row,
    ...{ method: "DELETE", pattern: `${API}/links/:id`, kind: "delete", body: "none" },
    summary: "Revokes a link: the next request with it is refused.",
    action: "delete",
    answer: async (request) => {
      await runUseCase(revokeLink, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];

/** @NOTE What a purpose does not have is refused as what is not there. */
async function make({ purpose, ...input }: JsonObject, caller: Caller): Promise<{ id: string }> {
  if (purpose === "share") return runUseCase(createShareLink, input, caller);
  if (purpose === "preview") return runUseCase(createPreviewLink, input, caller);
  const message = "A link is a preview, or a share.";
  throw new Invalid(message, [{ path: ["purpose"], message }]);
}
