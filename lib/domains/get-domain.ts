import { defineQuery } from "@/lib/usecase/use-case.ts";
import { domainIdInput } from "./domain-input.ts";
import { loadDomain } from "./domain-reads.ts";
import type { DomainDetail } from "./domain.ts";

/** One domain with its settings and its keys, without what the keys are. @throws NotFound. */
export const getDomain = defineQuery({
  action: "read",
  collection: "domains",
  input: domainIdInput,
  load: loadDomain,
  run: ({ loaded }): Promise<DomainDetail> => Promise.resolve(loaded.domain),
});
