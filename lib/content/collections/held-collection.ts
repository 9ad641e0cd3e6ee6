import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { BUILT_IN_MODELS } from "../models/built-in-models.ts";
import { fieldDefinitionSchema, type FieldDefinition } from "../models/field-definition.ts";

/** A field that was taken away: its values stay in the entries, where no path reaches them. */
export type RemovedField = FieldDefinition & { readonly removedAt: string };

/** What a collection is, but for its fields. */
export type CollectionSettings = {
  readonly slug: string;
  readonly name: string;
  /** Name of a lucide icon. */
  readonly icon: string;
  /** One entry instead of many. */
  readonly singleton: boolean;
  readonly website: boolean;
  readonly publishes: boolean;
};

/** A collection as it stands in the database at this moment. */
export type HeldCollection = CollectionSettings & {
  readonly id: string;
  /** Counts its changes; whoever makes the next one names the one they saw. */
  readonly revision: number;
  readonly fields: readonly FieldDefinition[];
  readonly removed: readonly RemovedField[];
  /** Pages, posts, authors: their fields are in code. */
  readonly builtIn: boolean;
};

const COLUMNS = sql`c.id, c.slug, c.name, c.icon, c.singleton, c.website, c.publishes, c.revision,
  c.fields, c.removed_fields AS removed`;

type Row = CollectionSettings & {
  readonly id: string;
  readonly revision: number;
  readonly fields: unknown;
  readonly removed: unknown;
};

/** All collections of the scope's organization by name. */
export async function selectCollections(scope: Scope): Promise<HeldCollection[]> {
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    SELECT ${COLUMNS} FROM collections c WHERE ${inOrganization(scope)} ORDER BY c.name, c.slug`);
  return rows.map(heldOf);
}

/** One collection. @throws NotFound. */
export const selectCollection = (scope: Scope, id: string): Promise<HeldCollection> =>
  selectOne(scope, id, sql``);

/**
 * One collection, which nobody else changes until the transaction ends; nor does anybody write its
 * entries, which they do as its fields are. Rights are held already, so that locks are taken in one
 * order. @throws NotFound.
 */
export const lockCollection = (scope: Scope, id: string): Promise<HeldCollection> =>
  selectOne(scope, id, sql`FOR UPDATE`);

async function selectOne(scope: Scope, id: string, lock: Sql): Promise<HeldCollection> {
  const [row] = await scope.db.$queryRaw<Row[]>(sql`
    SELECT ${COLUMNS} FROM collections c WHERE ${inOrganization(scope)} AND c.id = ${id}::uuid ${lock}`);
  if (row === undefined) throw new NotFound();
  return heldOf(row);
}

const inOrganization = ({ organizationId }: Scope): Sql =>
  sql`c.organization_id = ${organizationId}::uuid`;

function heldOf(row: Row): HeldCollection {
  const { fields, removed, ...rest } = row;
  return {
    ...rest,
    builtIn: BUILT_IN_MODELS.has(row.slug),
    fields: z.array(fieldDefinitionSchema).parse(fields),
    removed: z.array(removedFieldSchema).parse(removed),
  };
}

const removedFieldSchema = z.unknown().transform((value, context): RemovedField => {
  const { removedAt, ...field } = (value ?? {}) as Record<string, unknown>;
  const read = fieldDefinitionSchema.safeParse(field);
  if (read.success && typeof removedAt === "string") return { ...read.data, removedAt };
  context.addIssue({ code: "custom", message: "This is no removed field." });
  return z.NEVER;
});
