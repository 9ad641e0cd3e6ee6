import { Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { ownCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { findModel } from "../models/model-of.ts";
import { createCollectionInput } from "./collection-input.ts";

/**
 * Adds a collection of the organization's own. Nobody but an Admin may do anything with it until a
 * permission says so (S-32).
 * @throws Conflict for a taken slug; Invalid for a relation that leads nowhere, and for the id of a field
 * that is there already, in whatever collection.
 */
export const createCollection = defineMutation({
  action: "create",
  collection: "collections",
  input: createCollectionInput,
  async run({ scope, input }) {
    const { organizationId, db } = scope;
    requireTargets(scope, input);
    await requireNewFields(scope, input);
    const id = newId();
    await db.collection.create({ data: { organizationId, id, ...input } });
    return { id };
  },
  audit: ({ input }, { id }) => ({
    action: "collection.create",
    collection: "collections",
    subjectId: id,
    summary: `Created the collection «${input.name}»`,
  }),
});

type Described = { readonly slug: string; readonly fields: readonly FieldDefinition[] };

function requireTargets(scope: Scope, { slug, fields }: Described): void {
  const issues = fields.flatMap(({ to }, index) => {
    if (to === null || to === slug || findModel(scope, to) !== null) return [];
    return [{ path: ["fields", index, "to"], message: "There is no such collection." }];
  });
  if (issues.length > 0) throw new Invalid("Some of the fields lead nowhere.", issues);
}

/**
 * @NOTE Permissions hold the bare ids of fields: one that stood in two collections would be called
 * in both as it is in one of them. Whoever comes at the same time waits, and then looks anew.
 */
async function requireNewFields(
  { db, organizationId }: Scope,
  { fields }: Described,
): Promise<void> {
  await db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`collections:${organizationId}`}, 0))::text`;
  const { names } = await ownCollections(db, { organizationId, epoch: null });
  const issues = fields.flatMap(({ id }, index) =>
    names.byId.has(id)
      ? [{ path: ["fields", index, "id"], message: "Another field has this id already." }]
      : [],
  );
  if (issues.length > 0) throw new Invalid("Some of the fields are there already.", issues);
}
