import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import { fieldDefinitionsSchema, type FieldDefinition } from "../models/field-definition.ts";
import { findModel } from "../models/model-of.ts";
import { unfittingDefaults } from "../models/unfitting-defaults.ts";
import { withFieldIds } from "./field-ids.ts";
import type { HeldCollection } from "./held-collection.ts";

type Written = {
  /** All that the collection shall have, one of them as somebody wrote it. */
  readonly fields: readonly unknown[];
  /** Where that one stands. */
  readonly at: number;
};

type Among = {
  readonly collection: Pick<HeldCollection, "slug">;
  readonly collections: OwnCollections;
};

/**
 * The fields of a collection with one that somebody wrote among them; fields and blocks within it get
 * an id where they have none.
 * @throws Invalid, with paths from that field on.
 */
export function readFields({ fields, at }: Written, among: Among): FieldDefinition[] {
  const written = fields.map((field, index) => (index === at ? withFieldIds(field) : field));
  const read = fieldDefinitionsSchema.safeParse(written);
  if (!read.success) {
    throw invalid(read.error.issues.map(({ path, message }) => pathIssue(path, message, at)));
  }
  const unfit = unfittingDefaults(read.data)
    .filter(([index]) => index === at)
    .map((path) => pathIssue(path, "This is no value of the field.", at));
  const issues = [...unfit, ...targetIssues(read.data[at], among)];
  if (issues.length > 0) throw invalid(issues);
  return read.data;
}

const invalid = (issues: readonly Issue[]): Invalid =>
  new Invalid(issues[0]?.message ?? "Some of the field is not valid.", issues);

/** @NOTE What is wrong with another field is wrong because of this one: it has its name. */
function pathIssue(path: readonly PropertyKey[], message: string, at: number): Issue {
  const [index, ...rest] = path.map((part) => (typeof part === "number" ? part : String(part)));
  if (index === at) return { path: rest, message };
  return { path: index === undefined ? [] : ["name"], message };
}

/** Whether a relation leads somewhere. */
function targetIssues(field: FieldDefinition | undefined, among: Among): Issue[] {
  const to = field?.to ?? null;
  if (to === null || to === among.collection.slug || findModel(among, to) !== null) return [];
  return [{ path: ["to"], message: "There is no such collection." }];
}
