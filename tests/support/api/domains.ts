import { createDomain } from "@/lib/domains/create-domain.ts";
import type { DomainId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { callerOf, type Organization } from "../two-organizations.ts";

/** A partner's domain with its first key, and whose it is. */
export type Partner = {
  readonly id: DomainId;
  readonly hostname: string;
  readonly key: string;
  readonly organization: Organization;
};

let made = 0;

/** Registers a domain of a hostname of its own, as the organization's Admin does. */
export async function registerPartner(
  organization: Organization,
  extra: object = {},
): Promise<Partner> {
  made += 1;
  const hostname = `partner-${made}.${organization.slug}.test`;
  const input = { name: hostname, hostname, roles: ["editor"], ...extra };
  const added = await runUseCase(createDomain, input, callerOf(organization.admin));
  return { hostname, organization, ...added };
}
