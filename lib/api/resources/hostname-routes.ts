import { NotFound } from "@/lib/kernel/errors.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { addHostname } from "@/lib/site-access/hostnames/add-hostname.ts";
import { checkHostname } from "@/lib/site-access/hostnames/check-hostname.ts";
import { HOSTNAME_MODEL } from "@/lib/site-access/hostnames/hostname-model.ts";
import { listHostnames, type HostnameView } from "@/lib/site-access/hostnames/list-hostnames.ts";
import { removeHostname } from "@/lib/site-access/hostnames/remove-hostname.ts";
import { setPrimaryHostname } from "@/lib/site-access/hostnames/set-primary-hostname.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { Answer } from "../answer.ts";
import type { ApiRequest, Route } from "../route.ts";
import { plainList } from "./plain-list.ts";
import { requireKept } from "./require-kept.ts";
import { shownAfter, systemRow } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: "site-hostnames",
  summary: "A hostname of the website's own; its name is its id, and `proof` what its owner shows.",
  fields: HOSTNAME_MODEL,
  partOf: { collection: "site", field: "hostnames" },
};

const all = `${API}/site-hostnames`;
const one = `${all}/:id`;
const row = { ...systemRow(resource), parameters: [] } as const;

/** Hostnames of the website. */
export const hostnameRoutes: readonly Route[] = [
  {
    ...{ ...row, method: "GET", pattern: all, kind: "list", action: "read", body: "none" },
    summary: "Lists the hostnames that the website has or shall have.",
    answer: async ({ caller }) => plainList((await hostsOf(caller)).map(toItem), HOSTNAME_MODEL),
  },
  {
    ...{ ...row, method: "GET", pattern: one, kind: "get", action: "read", body: "none" },
    summary: "Gets a hostname, and what is left to do.",
    answer: async ({ params, caller }) => {
      return { kind: "one", ...(await get({ id: params["id"] ?? "" }, caller)) };
    },
  },
  {
    ...{ ...row, method: "POST", pattern: all, kind: "create", action: "update" },
    ...{ body: "document", summary: "Adds a hostname. It is served once it was proven." },
    answer: async (request) => {
      const { primary: _chosenLater, ...input } = writtenAttributes(request, resource);
      requireNoId(request);
      const { caller } = request;
      const { hostname } = await atDocument(() => runUseCase(addHostname, input, caller));
      return { ...(await shown(hostname, caller)), status: 201 };
    },
  },
  {
    ...{ ...row, method: "PATCH", pattern: one, kind: "update", action: "update" },
    ...{ body: "document", summary: "Makes it the hostname that the others lead to, or not." },
    answer: changePrimary,
  },
  {
    ...{ ...row, method: "DELETE", pattern: one, kind: "delete", action: "update", body: "none" },
    summary: "Gives a hostname up: the website is not served under it any more.",
    answer: async ({ params, caller }) => {
      await runUseCase(removeHostname, { hostname: params["id"] ?? "" }, caller);
      return { kind: "nothing" };
    },
  },
  {
    ...{ ...row, method: "POST", pattern: `${one}/check`, kind: "act", action: "update" },
    ...{ body: "none", summary: "Looks now whether a hostname is proven." },
    answer: async ({ params, caller }) => {
      const hostname = params["id"] ?? "";
      await runUseCase(checkHostname, { hostname }, caller);
      return shown(hostname, caller);
    },
  },
];

async function changePrimary(request: ApiRequest): Promise<Answer> {
  const id = request.params["id"] ?? "";
  const { caller } = request;
  const change = writtenAttributes(request, resource);
  requireId(request, id);
  requireKept(change, { hostname: "A hostname stays what it is. Add another one." });
  const { primary } = (await get({ id }, caller)).item.attributes;
  if ("primary" in change && change["primary"] !== primary) {
    const hostname = change["primary"] === false ? null : id;
    await runUseCase(setPrimaryHostname, { hostname }, caller);
  }
  return shown(id, caller);
}

const shown = async (id: string, caller: Caller) =>
  ({ kind: "one", ...(await shownAfter({ type: resource.type, id, caller }, get)) }) as const;

const hostsOf = async (caller: Caller): Promise<readonly HostnameView[]> =>
  (await runUseCase(listHostnames, {}, caller)).hostnames;

async function get({ id }: { readonly id: string }, caller: Caller) {
  const found = (await hostsOf(caller)).find(({ hostname }) => hostname === id);
  if (found === undefined) throw new NotFound();
  return { item: toItem(found), included: [] };
}

const toItem = (view: HostnameView): Resource => ({
  ...{ type: resource.type, id: view.hostname, attributes: { ...view } },
  ...{ relationships: {}, revision: null },
});
