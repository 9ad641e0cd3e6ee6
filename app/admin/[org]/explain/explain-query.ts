import type { CollectionDescription } from "@/lib/catalogue/collections.ts";
import type { ExplainChoices, SubjectChoice } from "@/lib/explain/list-explain-choices.ts";
import { ACTION_COLUMNS, takesFields } from "@/lib/policies/policy-form/action-words.ts";

export type ExplainSearch = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks; every part of it is one of the choices. */
export type ExplainQuery = {
  readonly who: SubjectChoice;
  readonly collection: CollectionDescription;
  readonly action: CollectionDescription["actions"][number];
  /** Words to find an entry by. */
  readonly text: string;
  readonly entryId: string | null;
  readonly field: string | null;
};

/** A subject in one word, as addresses name it: `member:ID`, `public`. */
export const subjectWord = ({ kind, id }: Pick<SubjectChoice, "kind" | "id">): string =>
  id === null ? kind : `${kind}:${id}`;

/**
 * What an address asks; parts that mean nothing become what comes first. Null where there is nothing
 * to ask about.
 */
export function explainQueryOf(
  search: ExplainSearch,
  { self, subjects, collections }: ExplainChoices,
): ExplainQuery | null {
  const wanted = textIn(search, "who");
  const named = subjects.find((one) => subjectWord(one) === wanted);
  const own = subjects.find((one) => self !== null && subjectWord(one) === subjectWord(self));
  const who = named ?? own ?? subjects[0];
  const slug = textIn(search, "collection");
  const collection = collections.find((one) => one.slug === slug) ?? collections[0];
  if (who === undefined || collection === undefined) return null;
  const asked = textIn(search, "action");
  const action = ACTION_COLUMNS.find((one) => one === asked && collection.actions.includes(one));
  const entry = textIn(search, "entry");
  const field = textIn(search, "field");
  const isField = collection.fields.some(
    ({ name, access }) => name === field && access !== "rule-only",
  );
  return {
    ...{ who, collection, action: action ?? "read", text: textIn(search, "q") },
    entryId: action !== "create" && UUID.test(entry) ? entry : null,
    field: isField && takesFields(action ?? "read") ? field : null,
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function textIn(search: ExplainSearch, name: string): string {
  const value = search[name];
  return typeof value === "string" ? value.slice(0, 200) : "";
}
