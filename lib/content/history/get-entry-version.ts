import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import { asItWas } from "./as-it-was.ts";
import { changesBetween, type Change } from "./changes-between.ts";
import { findVersionLine, entryAt, type VersionLine } from "./find-version.ts";
import { readerOf } from "./reader.ts";

const input = entryInput.extend({ number: z.int().positive().max(2_147_483_647) });

type Input = z.infer<typeof input>;

/** One version: who saved what. */
export type EntryVersion = {
  readonly version: VersionLine;
  /** The entry as it was then, by what the reader may read of it now. */
  readonly entry: Resource;
  /** What it changed of the version before it; of the first one, all that it holds. */
  readonly changes: readonly Change[];
};

/** One version of an entry with drafts, for those who may read its draft now. @throws NotFound. */
export const getDraftVersion = getWith("read-draft");

/** One version of an entry without drafts, for those who may read and change it now. @throws NotFound. */
export const getSavedVersion = getWith("update");

function getWith<Asked extends "read-draft" | "update">(action: Asked) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: async ({ scope, input: { number, ...named }, permit }): Promise<EntryVersion> => {
      const reader = await readerOf(scope, { ...named, permit });
      const version = await findVersionLine(scope, named.id, { number });
      if (version === null) throw new NotFound();
      const entry = await entryAt(scope, reader, number);
      const before = await asItWas(scope, reader, number - 1);
      return { version, entry, changes: changesBetween(before, entry) };
    },
  });
}
