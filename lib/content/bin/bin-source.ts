import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { describeField } from "@/lib/query/describe.ts";
import type { Field } from "@/lib/query/field.ts";
import { anyHolds, conditionSql, showing } from "@/lib/query/row-rules.ts";
import { readableFields, type Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { z } from "zod";
import { modelOf } from "../models/model-of.ts";
import { entryFields } from "../resource/entry-fields.ts";
import { entryRules, heldFor } from "../resource/entry-rules.ts";
import { relatedSource, revisionSql, sightOf, viewOf } from "../resource/entry-source.ts";
import { inBin, type View } from "../resource/entry-sql.ts";

/** When an entry was put into the bin. */
export const BINNED_AT = "binnedAt";

/**
 * The entries in the bin of a collection: those that whoever asks could take out, by the right to
 * change them (S-83), and of them the fields that they could read if it were not in the bin.
 * @throws NotFound where they may read none.
 */
export function binSource(
  scope: Scope,
  { collection, cases }: Pick<Permit, "collection" | "cases">,
): Source {
  const model = modelOf(scope, collection);
  const view: View = model.publishes ? "draft" : "published";
  const held = heldFor(scope, model.publishes ? "read-draft" : "read", collection);
  if (held === null) throw new NotFound();
  const reading = entryRules(scope, held);
  const mayRead = conditionSql(anyHolds(reading));
  const mayTakeOut = conditionSql(
    anyHolds(entryRules(scope, { action: "update", collection, cases })),
  );
  const fields = readableFields(
    entryFields(model, sightOf(scope, { collection, view })),
    showing(reading),
    (type) => viewOf(scope, view, type) !== null,
  );
  return {
    type: collection,
    name: `bin/${collection}`,
    from: sql`entries e`,
    where: sql`${inBin(scope.organizationId, collection)} AND ${mayRead} AND ${mayTakeOut}`,
    fields: new Map([...fields, [BINNED_AT, binnedAt]]),
    sort: `-${BINNED_AT}`,
    revision: revisionSql(scope, collection),
    related: (type) => relatedSource(scope, view, type),
  };
}

const binnedAt: Field = {
  ...describeField("instant", z.iso.datetime(), { access: "read-only" }),
  sql: sql`e.deleted_at`,
};
