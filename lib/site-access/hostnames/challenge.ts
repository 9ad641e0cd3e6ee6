import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";

/** Whose host it shall be. */
export type Claimed = { readonly organizationId: OrganizationId; readonly hostname: string };

/**
 * What the owner of a host shows there, to say that it is this organization's. The same whenever it is
 * asked for, so that a record that stands keeps its worth; of no use to anybody else, so it is no secret.
 */
export const challengeFor = ({ organizationId, hostname }: Claimed): Promise<string> =>
  sign(environment().GATEHOUSE_PEPPER, "hostname-proof", `${organizationId}:${hostname}`);

/** The name of the DNS record that may hold it, as a TXT record. */
export const recordName = (hostname: string): string => `_gatehouse.${hostname}`;

/** The address of the file that may hold it. */
export const fileAddress = (hostname: string, token: string): string =>
  `http://${hostname}/.well-known/gatehouse-challenge/${token}`;
