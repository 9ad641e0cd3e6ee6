import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { collectTables, type LineSink } from "./collect-tables.ts";
import { GATEHOUSE_VERSION } from "./gatehouse-version.ts";
import { digestOf, FORMAT, type Manifest, type ManifestFile } from "./manifest.ts";
import { textOf } from "./text-of.ts";

/**
 * Collects the lines of an organization's archive, in one state of the database, and says what its
 * manifest says. For Admins and the operator: an archive holds everything, whatever the rules say.
 */
export const collectArchive = (sink: LineSink) =>
  defineQuery({
    action: "read",
    // @NOTE Nobody but an Admin holds anything on it, since permissions cannot name it.
    collection: "organizations",
    input: z.strictObject({}),
    span: "long",
    async run({ scope, permit }): Promise<Manifest> {
      requireWhole(permit);
      const files = fileList();
      const tables = await collectTables(scope, permit, { ...sink, onRow: files.note });
      const contents = { tables, files: files.sorted() };
      return {
        format: FORMAT,
        gatehouse: GATEHOUSE_VERSION,
        exportedAt: new Date(scope.clock()).toISOString(),
        organization: await nameOf(scope),
        ...contents,
        digest: digestOf(contents),
      };
    },
  });

/** Sees that a permit is to everything, without rule and field list. @throws Forbidden. */
export function requireWhole({ cases }: Permit): void {
  if (!cases.some(({ fields, rule }) => fields === "all" && rule === null)) throw new Forbidden();
}

async function nameOf({ db, organizationId }: Scope): Promise<Manifest["organization"]> {
  return db.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { slug: true, name: true },
  });
}

/** The files that the rows name, each once. */
function fileList() {
  const known = new Map<string, ManifestFile>();
  return {
    note: ({ table, values }: Parameters<NonNullable<LineSink["onRow"]>>[0]): void => {
      if (table !== "assets") return;
      const digest = textOf(values["digest"]);
      known.set(digest, { digest, bytes: Number(values["size"]) });
    },
    sorted: (): ManifestFile[] =>
      [...known.values()].toSorted((a, b) => (a.digest < b.digest ? -1 : 1)),
  };
}
