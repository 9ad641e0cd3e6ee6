import { personOf, principalName } from "@/lib/access/principal.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { EntryData } from "./entry-data.ts";
import { fromKept, toKept } from "./models/kept-data.ts";
import { modelOf } from "./models/model-of.ts";

export type VersionAction = "create" | "save" | "publish" | "unpublish" | "restore" | "import";

/** What a version keeps: all of the draft as it stood. */
export type VersionContent = {
  readonly slug: string;
  readonly parentId: string | null;
  readonly data: EntryData;
};

export type VersionSummary = {
  readonly number: number;
  readonly action: VersionAction;
  readonly authorName: string;
  readonly createdAt: Date;
};

export type Version = VersionSummary & { readonly content: VersionContent };

/** The entry whose versions they are. */
type Named = { readonly collection: string; readonly id: string };

/** What a version of this entry would keep. */
export const contentOf = ({ slug, parentId, data }: VersionContent): VersionContent => ({
  slug,
  parentId,
  data,
});

/** Keeps the present draft as the entry's next version; numbers have no gaps. */
export async function keepVersion(
  scope: Scope,
  { collection, id: entryId }: Named,
  version: { action: VersionAction; content: VersionContent },
): Promise<void> {
  const { content } = version;
  const last = await scope.db.entryVersion.aggregate({
    where: { organizationId: scope.organizationId, entryId },
    _max: { number: true },
  });
  await scope.db.entryVersion.create({
    data: {
      organizationId: scope.organizationId,
      entryId,
      number: (last._max.number ?? 0) + 1,
      action: version.action,
      data: { ...content, data: toKept(modelOf(scope, collection), content.data) },
      authorId: personOf(scope.principal),
      authorName: principalName(scope.principal),
      createdAt: new Date(scope.clock()),
    },
  });
}

/** The versions of an entry, newest first, without their content. */
export async function listVersions(scope: Scope, entryId: string): Promise<VersionSummary[]> {
  const rows = await scope.db.entryVersion.findMany({
    where: { organizationId: scope.organizationId, entryId },
    orderBy: { number: "desc" },
    omit: { data: true },
    take: 500,
  });
  return rows.map(({ number, action, authorName, createdAt }) => ({
    number,
    action: action as VersionAction,
    authorName,
    createdAt,
  }));
}

/** One version with its content. @throws NotFound without such a version. */
export async function getVersion(
  scope: Scope,
  { collection, id: entryId }: Named,
  number: number,
): Promise<Version> {
  const row = await scope.db.entryVersion.findUnique({
    where: {
      organizationId_entryId_number: { organizationId: scope.organizationId, entryId, number },
    },
  });
  if (row === null) throw new NotFound();
  const content = row.data as unknown as VersionContent;
  return {
    number: row.number,
    action: row.action as VersionAction,
    authorName: row.authorName,
    createdAt: row.createdAt,
    content: { ...content, data: fromKept(modelOf(scope, collection), content.data) },
  };
}
