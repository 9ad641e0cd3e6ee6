import { createDomain } from "@/lib/domains/create-domain.ts";
import { domainModel } from "@/lib/domains/domain-model.ts";
import { getDomainResource, listDomainResources } from "@/lib/domains/domain-resources.ts";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest, Route } from "../route.ts";
import { shownAfter, systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

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

/** Partners' domains. */
export const domainRoutes: readonly Route[] = [
  ...systemReads(domainResource, reads),
  ...systemWrites(domainResource, reads.get, {
    create: {
      summary: "Registers a domain; `meta.key` tells its first key, this once.",
      run: async (input, caller) => {
        const { id, key } = await runUseCase(createDomain, input, caller);
        return { id, meta: { key } };
      },
    },
    update: {
      summary: "Changes a domain; its host name stays.",
      kept: { hostname: "The host name of a domain stays. Register another domain." },
      run: (input, caller) => runUseCase(updateDomain, input, caller),
    },
    remove: {
      summary: "Removes a domain: no new tokens, running ones end within the hour.",
      run: (input, caller) => runUseCase(removeDomain, input, caller),
    },
  }),
];
