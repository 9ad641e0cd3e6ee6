import { z } from "zod";
import { decide } from "@/lib/access/decide.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { recordInstanceEvent } from "@/lib/auth/instance-event.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { emailSchema } from "@/lib/kernel/email-address.ts";
import { idSchema, type OrganizationId, type UserId } from "@/lib/kernel/ids.ts";
import { createOrganizationInput } from "@/lib/organizations/create-organization.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { addOrganization } from "./arrival-repository.ts";
import { collectTables } from "./collect-tables.ts";
import { giveAdmin } from "./give-admin.ts";
import { digestOf, isCompared, type Manifest } from "./manifest.ts";
import { refused } from "./refused.ts";
import { requireSound } from "./require-sound.ts";

/** Somebody who becomes an Admin where nobody else could be one. */
const adminSchema = z.strictObject({ email: emailSchema, name: z.string().min(1).max(120) });

export const bringInInput = createOrganizationInput.extend({
  admin: adminSchema.nullable().default(null),
  /** The owner of the instance who does it, the one person who is a member at once; null: the operator. */
  by: idSchema<UserId>().nullable().default(null),
});

/** Puts all rows of an archive into an organization that is there and empty. */
export type Filling = (
  scope: Scope,
  permit: Permit<"create">,
  by: UserId | null,
) => Promise<Manifest>;

/** What came of it. */
export type Arrived = {
  readonly organizationId: OrganizationId;
  readonly slug: string;
  readonly name: string;
  readonly manifest: Manifest;
  /** Members who have to accept before they are in, by their e-mail addresses. */
  readonly invited: readonly string[];
  /** Who was made an Admin since nobody else could sign in as one; null: somebody could, or nobody was named. */
  readonly madeAdmin: string | null;
  /** The link by which that Admin comes in, told this once; null where they are in, or nobody was made one. */
  readonly invitation: string | null;
  /** Whether anybody can sign in as an Admin now. */
  readonly hasAdmin: boolean;
};

/**
 * Makes an organization of an archive: all of it in one transaction, or nothing. At the end the
 * organization is read as an export reads it, and has the archive's digest. Its website is private.
 * @throws Invalid for what could not have been kept here; Conflict for a taken slug.
 */
export const bringIn = (fill: Filling) =>
  defineMutation({
    action: "create",
    collection: "organizations",
    input: bringInInput,
    span: "long",
    async run({ scope, input: { slug, name, admin, by }, permit }): Promise<Arrived> {
      await addOrganization(scope, permit, { slug, name });
      const manifest = await fill(scope, permit, by);
      await requireSound(scope, permit);
      await requireSame(scope, manifest);
      await recordInstanceEvent(scope.db, {
        ...{ action: "organization.imported", userId: by, requestId: scope.requestId },
        ...{ at: new Date(scope.clock()), detail: { slug, digest: manifest.digest } },
      });
      const people = await giveAdmin(scope, permit, admin && { ...admin, by });
      return { organizationId: scope.organizationId, slug, name, manifest, ...people };
    },
    audit: ({ scope }, { name, manifest: { organization, exportedAt, digest } }) => ({
      action: "organization.import",
      collection: "organizations",
      subjectId: scope.organizationId,
      summary: `Brought «${name}» in from an archive of «${organization.name}»`,
      detail: { archive: { ...organization, exportedAt, digest } },
    }),
    announces: ["site-access-changed"],
  });

/** Sees that what is here now is what the archive holds. @throws Invalid. */
async function requireSame(scope: Scope, manifest: Manifest): Promise<void> {
  const mayRead = decide(scope.principal, scope.grants, {
    ...{ action: "read", collection: "organizations", id: null },
  });
  if (!mayRead.allowed) throw new Forbidden();
  const tables = await collectTables(scope, mayRead.permit, { write: () => Promise.resolve() });
  const other = tables.find(
    (table, at) => isCompared(table) && table.digest !== manifest.tables[at]?.digest,
  );
  if (other !== undefined) {
    throw refused({ member: `tables/${other.name}.ndjson` }, "It would not be the same here.");
  }
  if (digestOf({ ...manifest, tables }) !== manifest.digest) {
    throw refused({ member: "manifest.json" }, "It would not be the same here.");
  }
}
