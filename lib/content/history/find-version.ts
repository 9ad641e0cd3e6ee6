import { NotFound } from "@/lib/kernel/errors.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { modelOf } from "../models/model-of.ts";
import { asItWas, keptOf } from "./as-it-was.ts";
import type { Reader } from "./reader.ts";

/** A version as its line in the list tells it. */
export type VersionLine = {
  readonly number: number;
  readonly action: string;
  readonly author: string;
  readonly createdAt: Date;
  readonly revision: number | null;
};

type Asked = { readonly number: number } | { readonly revision: number };

/** The line of a version, by its number or by the revision that the entry then had; null without one. */
export async function findVersionLine(
  { db, organizationId }: Scope,
  entryId: string,
  asked: Asked,
): Promise<VersionLine | null> {
  const row = await db.entryVersion.findFirst({
    where: { organizationId, entryId, ...asked },
    orderBy: { number: "desc" },
    omit: { data: true },
  });
  if (row === null) return null;
  const { number, action, authorName: author, createdAt, revision } = row;
  return { number, action, author, createdAt, revision };
}

/** The entry as it was in a version; null: as it stands now. @throws NotFound without that version. */
export async function entryAt(
  scope: Scope,
  reader: Reader,
  number: number | null,
): Promise<Resource> {
  const entry = number === null ? presentOf(scope, reader) : await asItWas(scope, reader, number);
  if (entry === null) throw new NotFound();
  return entry;
}

const presentOf = (scope: Scope, { collection, present }: Reader): Resource =>
  keptOf(modelOf(scope, collection), present);
