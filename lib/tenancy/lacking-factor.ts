import { sql, type Sql } from "./sql.ts";

/** Of what a second factor is asked: that the session `s` was opened with one, or that `u` has one. */
const SHOWN = {
  session: sql`s.factor IS NOT NULL`,
  person: sql`u.factor_since IS NOT NULL`,
};

/**
 * Whether member `m` is past the day on which their roles in the open organization ask for a second
 * factor, and there is none.
 * @NOTE Most organizations ask for none: that is one look at an index that holds nothing of them.
 */
export const isLackingFactor = (of: keyof typeof SHOWN, now: Date): Sql => sql`(
  CASE WHEN ${SHOWN[of]} OR NOT EXISTS (SELECT 1 FROM roles f
      WHERE f.organization_id = gatehouse_organization() AND f.factor_required_at IS NOT NULL)
    THEN false ELSE coalesce(gatehouse_factor_due(m.id) <= ${now}, false) END)`;

/** The same as a column of a standing. */
export const lackingFactor = (of: keyof typeof SHOWN, now: Date): Sql =>
  sql`${isLackingFactor(of, now)} AS "lacksFactor"`;
