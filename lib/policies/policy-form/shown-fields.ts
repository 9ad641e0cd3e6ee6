import { shapesEntries } from "./action-words.ts";
import type { PolicyAction, PolicyCollection } from "./permission-draft.ts";

/**
 * The fields that somebody outside may be meant to see: those that answers show, but for what is
 * called secret, private or internal. A proposal for a person to look at, no judgement.
 */
export const shownFields = ({ fields }: PolicyCollection): readonly string[] =>
  fields
    .filter(({ access }) => access === "read-only" || access === "read-write")
    .filter(({ name }) => !/secret|private|internal|confidential/i.test(name))
    .map(({ name }) => name);

type Offered = PolicyCollection["fields"];

/** The fields that a permission to this action may list: read-only ones are nobody's to write. */
export const choosableFields = ({ fields }: PolicyCollection, action: PolicyAction): Offered =>
  fields.filter(
    ({ access }) => access !== "rule-only" && !(shapesEntries(action) && access === "read-only"),
  );

/** The fields that can be filled in for a writer; the state of publication takes a right of its own. */
export const presetFields = ({ fields, drafts }: PolicyCollection): Offered =>
  fields.filter(
    ({ name, access, kind }) =>
      (access === "read-write" || access === "write-only") &&
      kind !== "json" &&
      !(drafts && name === "status"),
  );
