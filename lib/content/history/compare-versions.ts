import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import { changesBetween, type Change } from "./changes-between.ts";
import { entryAt } from "./find-version.ts";
import { readerOf } from "./reader.ts";

/** Null: the entry as it stands now. */
const version = z.int().positive().max(2_147_483_647).nullable();
const input = entryInput.extend({ from: version, to: version });

type Input = z.infer<typeof input>;

/**
 * What is another in one version of an entry with drafts than in another one, of what is said in the
 * language asked for. @throws NotFound.
 */
export const compareDraftVersions = compareWith("read-draft");

/** What is another in one version of an entry without drafts than in another one. @throws NotFound. */
export const compareSavedVersions = compareWith("update");

function compareWith<Asked extends "read-draft" | "update">(action: Asked) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: async ({ scope, input, permit }): Promise<{ changes: readonly Change[] }> => {
      const { from, to, ...named } = input;
      const reader = await readerOf(scope, { ...named, permit, said: "alone" });
      const before = await entryAt(scope, reader, from);
      const after = await entryAt(scope, reader, to);
      return { changes: changesBetween(before, after) };
    },
  });
}
