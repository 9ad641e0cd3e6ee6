import type { Grants } from "@/lib/access/grants.ts";
import type { Principal } from "@/lib/access/principal.ts";
import type { Transaction } from "@/lib/db/client.ts";
import type { Clock } from "@/lib/kernel/clock.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { OwnCollections } from "./own-collections.ts";
import type { Person } from "./standing.ts";

declare const opened: unique symbol;

/**
 * The capability to touch one organization's rows, for the length of one transaction (second law).
 * Only `openScope` makes one.
 */
export type Scope = {
  readonly [opened]: true;
  readonly organizationId: OrganizationId;
  readonly principal: Principal;
  readonly grants: Grants;
  /** What content there is, as it stood when the scope was opened. */
  readonly collections: OwnCollections;
  /** The language that content is read and written in: the one asked for, or else the default. */
  readonly locale: string;
  /** Those of the organization; the first is the default. */
  readonly locales: readonly string[];
  /** The language that was asked for by name; null: none was. */
  readonly inLocale: string | null;
  /** The person who acts, by themselves or through a token of theirs, as they are called now. */
  readonly person: Person | null;
  /** When a person in a browser last proved who they are; null: nobody sits at one. */
  readonly provenAt: Date | null;
  readonly requestId: string;
  readonly clock: Clock;
  /** The transaction whose context shows this organization alone. */
  readonly db: Transaction;
};
