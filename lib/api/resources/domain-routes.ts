import { createDomain } from "@/lib/domains/create-domain.ts";
import { domainModel } from "@/lib/domains/domain-model.ts";
import { getDomainResource, listDomainResources } from "@/lib/domains/domain-resources.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest, Route } from "../route.ts";
import { idOf, shownAfter, systemReads, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireId, requireNoId, writtenAttributes } from "./written-attributes.ts";

export const domainResource: ResourceDescription = {
  type: "domains",
  summary: "A partner's domain that may use the API with a key of its own.",
  fields: domainModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listDomainResources, input, caller),
  get: (input, caller) => runUseCase(getDomainResource, input, caller),
};

/** The domain as it is after a deed. */
export const shownDomain = ({ caller }: ApiRequest, id: string) =>
  shownAfter({ type: domainResource.type, id, caller }, reads.get);

const row = { ...systemRow(domainResource), parameters: [] } as const;

/** Partners' domains. */
export const domainRoutes: readonly Route[] = [
  ...systemReads(domainResource, reads),
  {
    ...row,
    method: "POST",
    pattern: `${API}/domains`,
    kind: "create",
    summary: "Registers a domain; `meta.key` tells its first key, this once.",
    action: "create",
    body: "document",
    answer: async (request) => {
      const input = writtenAttributes(request, domainResource);
      requireNoId(request);
      const made = await atDocument(() => runUseCase(createDomain, input, request.caller));
      const shown = await shownDomain(request, made.id);
      return { kind: "one", ...shown, status: 201, meta: { key: made.key } };
    },
  },
  {
    ...row,
    method: "PATCH",
    pattern: `${API}/domains/:id`,
    kind: "update",
    summary: "Changes a domain; its host name stays.",
    action: "update",
    body: "document",
    answer: async (request) => {
      const id = idOf(request);
      const change = writtenAttributes(request, domainResource);
      requireId(request, id);
      if ("hostname" in change) throw hostnameStays();
      await atDocument(() => runUseCase(updateDomain, { ...change, id }, request.caller));
      return { kind: "one", ...(await shownDomain(request, id)) };
    },
  },
  {
    ...row,
    method: "DELETE",
    pattern: `${API}/domains/:id`,
    kind: "delete",
    summary: "Removes a domain: no new tokens, running ones end within the hour.",
    action: "delete",
    body: "none",
    answer: async (request) => {
      await runUseCase(removeDomain, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];

function hostnameStays(): Invalid {
  const message = "The host name of a domain stays. Register another domain.";
  return new Invalid(message, [{ path: ["data", "attributes", "hostname"], message }]);
}
