import type { MemberId } from "@/lib/kernel/ids.ts";
import type { Action } from "./action.ts";
import type { Case, Fields } from "./grants.ts";

declare const evidence: unique symbol;

/**
 * Evidence that the engine allowed one action on one collection (and one entry of it, when it
 * carries an id). Only `lib/access` makes one; a repository write takes its id from it (third law).
 */
export type Permit<Allowed extends Action = Action> = {
  readonly [evidence]: true;
  readonly action: Allowed;
  readonly collection: string;
  readonly id: string | null;
  /** Which fields in which rows; for an entry that was loaded by its rules, those that hold for it. */
  readonly cases: readonly Case[];
  /** The fields that some case holds. */
  readonly fields: Fields;
  /** The member whose rows alone it concerns; null: anybody's. */
  readonly owner: MemberId | null;
};

/** @NOTE Imported by `decide.ts` alone; the architecture test refuses any other importer. */
export const issuePermit = <Allowed extends Action>(
  question: { action: Allowed; collection: string; id: string | null },
  reach: Pick<Permit, "cases" | "fields" | "owner">,
): Permit<Allowed> => {
  const { action, collection, id } = question;
  const { cases, fields, owner } = reach;
  return Object.freeze({ action, collection, id, cases, fields, owner }) as Permit<Allowed>;
};
