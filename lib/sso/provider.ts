import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { GroupRole } from "./provider-input.ts";

/** A provider as screens show it: without its secret. */
export type ProviderSummary = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly groupClaim: string | null;
  readonly groupRoles: readonly GroupRole[];
  /** How many people are linked. */
  readonly people: number;
};

/** A provider as it is asked. */
export type Provider = {
  readonly id: string;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly groupClaim: string | null;
  readonly groupRoles: readonly GroupRole[];
};

/** What a provider says of somebody, once it has been verified. */
export type Claims = {
  readonly subject: string;
  /** Null: none, or not verified by the provider. */
  readonly email: string | null;
  readonly groups: readonly string[];
};
