import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { getSiteResource } from "@/lib/site-access/get-site-resource.ts";
import { SITE_MODEL } from "@/lib/site-access/site-model.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import { questionOf } from "../query-parameters.ts";
import type { ApiRequest, Route } from "../route.ts";
import { shownAfter, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "site",
  summary: "Who gets onto the organization's website.",
  fields: SITE_MODEL,
};

const row = { ...systemRow(resource), pattern: `${API}/site` } as const;

const get: SystemReads["get"] = ({ question }, caller) =>
  runUseCase(getSiteResource, { question }, caller);

/** The one site of the organization. */
export const siteRoutes: readonly Route[] = [
  {
    ...row,
    method: "GET",
    kind: "get",
    summary: "Tells who gets onto the website.",
    action: "read",
    parameters: ["include", "fields"],
    body: "none",
    answer: async ({ parameters, caller }) => ({
      kind: "one",
      ...(await get({ id: "", question: questionOf(parameters) }, caller)),
    }),
  },
  {
    ...row,
    method: "PATCH",
    kind: "update",
    summary: "Sets the level, the site password, or both.",
    action: "update",
    parameters: [],
    body: "document",
    answer: async (request) => {
      const { caller } = request;
      const id = caller.principal.organizationId;
      const change = writtenAttributes(request, resource);
      requireId(request, id);
      const input = { ...(await unchanged(request, caller)), ...change };
      await atDocument(() => runUseCase(changeSiteAccess, input, caller));
      return { kind: "one", ...(await shownAfter({ type: resource.type, id, caller }, get)) };
    },
  },
];

/** @NOTE The form of the dashboard names the level each time; a document names what it changes. */
async function unchanged({ document }: ApiRequest, caller: Caller) {
  const password = "";
  if ("level" in document.attributes) return { password };
  const { level } = await runUseCase(getSiteAccess, {}, caller);
  return { password, level };
}
