import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { GroupRole } from "./provider-input.ts";

/** How a provider is spoken to: by OpenID Connect, or as GitHub, which knows OAuth and an API of its own. */
export type ProviderKind = "oidc" | "github";

/** A provider as screens show it: without its secret. */
export type ProviderSummary = {
  readonly id: string;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly issuer: string;
  readonly clientId: string;
  /** How many people are linked. */
  readonly people: number;
};

/** A provider as it is asked. */
export type Provider = {
  readonly id: string;
  /** Whose people it vouches for; null: it is everybody's on this instance. */
  readonly organizationId: OrganizationId | null;
  readonly name: string;
  readonly kind: ProviderKind;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly groupClaim: string | null;
  /** Roles by their ids. */
  readonly groupRoles: readonly GroupRole[];
};

/** What a provider says of somebody, once it has been verified. */
export type Claims = {
  readonly subject: string;
  /** Null: none, or not verified by the provider. */
  readonly email: string | null;
  /** What they are called there; null: it does not say. */
  readonly name: string | null;
  readonly groups: readonly string[];
};
