import type { DomainId } from "@/lib/kernel/ids.ts";
import type { SigningKey } from "./signing-key.ts";

/** `removed`: no new tokens, running ones end within the hour. `revoked`: both ended at once. */
export type DomainStatus = "active" | "removed" | "revoked";

export type DomainRole = { readonly slug: string; readonly name: string };

/** A partner's domain as lists show it. Instants are ISO 8601 texts. */
export type DomainSummary = {
  readonly id: DomainId;
  readonly name: string;
  readonly hostname: string;
  readonly status: DomainStatus;
  readonly roles: readonly DomainRole[];
  /** Policies that it holds beside its roles, by name. */
  readonly policies: readonly { readonly id: string; readonly name: string }[];
  /** Null: no limit of its own. */
  readonly requestsPerMinute: number | null;
  readonly createdAt: string;
  readonly removedAt: string | null;
  readonly lastUsedAt: string | null;
};

/** What is known of a key; the key itself was shown once and is known to nobody here. */
export type DomainKey = {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
};

export type DomainDetail = DomainSummary & {
  /** Exact origins whose browsers may call with this domain's token. */
  readonly origins: readonly string[];
  /** Networks it may call from, in CIDR notation; none: from anywhere. */
  readonly ipRanges: readonly string[];
  /** When set, every request must be signed with it. */
  readonly signingKey: SigningKey | null;
  /** Newest first. */
  readonly keys: readonly DomainKey[];
};

/** How many keys of a domain may live at a time: the old and the new one, while they are swapped. */
export const LIVE_KEYS_MAX = 2;
