import type { Rows } from "@/lib/trips/trip.ts";
import { sql } from "./sql.ts";

/**
 * The state that an organization's entries are in, and with them its collections, in a transaction whose
 * context names it. Every transaction that touches one of them makes it another one, which is seen
 * together with what it did: what was read after the state was asked is what there is for as long as the
 * state is the same.
 */
export const contentStateSql = sql`
  SELECT concat(md5(string_agg(state::text, ' ' ORDER BY lane)), (SELECT epoch FROM policy_epochs
    WHERE organization_id = gatehouse_organization())) AS state
  FROM content_states WHERE organization_id = gatehouse_organization()`;

/** Reads that answer. */
export function readContentState([row]: Rows): string {
  const state = row?.["state"];
  if (typeof state !== "string") throw new Error("An aggregate gives one row.");
  return state;
}
