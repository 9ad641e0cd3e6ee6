import type { Principal } from "@/lib/access/principal.ts";
import { sql, type Sql } from "./sql.ts";

/** What a transaction is told before anything is asked in it. */
export type Context = {
  readonly principal: Pick<Principal, "organizationId">;
  /** The language of content; null: the organization's default. */
  readonly locale: string | null;
  /** Whether PostgreSQL refuses every change in it. */
  readonly reads: boolean;
};

/**
 * Sets the context of row-level security for one transaction; it ends with it.
 * @NOTE A request is answered by one process: starting others for it takes longer than most requests.
 */
export const contextSql = ({ principal, locale, reads }: Context): Sql => sql`SELECT
  set_config('gatehouse.organization_id', ${principal.organizationId}, true),
  set_config('gatehouse.locale', ${locale ?? ""}, true),
  set_config('max_parallel_workers_per_gather', '0', true),
  set_config('transaction_read_only', ${reads ? "on" : "off"}, true)`;
