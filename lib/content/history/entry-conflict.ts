import { z } from "zod";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import { asItWas } from "./as-it-was.ts";
import { changesBetween, type Change } from "./changes-between.ts";
import { entryAt, findVersionLine, type VersionLine } from "./find-version.ts";
import { readerOf, type Reader } from "./reader.ts";

/** `revision`: the one that whoever was refused as stale had worked from. */
const input = entryInput.extend({ revision: z.int().positive().max(2_147_483_647) });

type Input = z.infer<typeof input>;

/** All that it takes to lay two people's changes of one entry side by side. */
export type EntryConflict = {
  /** The entry as it stands now: of the language asked for, what is said in that one. */
  readonly present: Resource;
  /** The revision that the next save must name. */
  readonly revision: number;
  /** Who made it so, and when; null where that was kept by no version, as of an entry that was moved. */
  readonly saved: VersionLine | null;
  /** The entry as it was where both began; null where that is not known. */
  readonly base: Resource | null;
  /** What was changed since then by others; of an unknown beginning all that is there. */
  readonly theirs: readonly Change[];
};

/** What became of an entry with drafts since a revision of it. @throws NotFound. */
export const getDraftConflict = conflictWith("read-draft");

/** What became of an entry without drafts since a revision of it. @throws NotFound. */
export const getSavedConflict = conflictWith("update");

function conflictWith<Asked extends "read-draft" | "update">(action: Asked) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: async ({ scope, input: { revision, ...named }, permit }): Promise<EntryConflict> => {
      const reader = await readerOf(scope, { ...named, permit, said: "alone" });
      return conflictSince(scope, reader, revision);
    },
  });
}

async function conflictSince(
  scope: Scope,
  reader: Reader,
  revision: number,
): Promise<EntryConflict> {
  const { id, present } = reader;
  const began = await findVersionLine(scope, id, { revision });
  const base = began === null ? null : await asItWas(scope, reader, began.number);
  const now = await scope.db.entry.findUniqueOrThrow({
    where: { organizationId_id: { organizationId: scope.organizationId, id } },
    select: { revision: true },
  });
  return {
    present,
    revision: now.revision,
    saved: await findVersionLine(scope, id, { revision: now.revision }),
    base,
    theirs: changesBetween(base, await entryAt(scope, reader, null)),
  };
}
