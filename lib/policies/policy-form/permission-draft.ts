import type { CollectionDescription } from "@/lib/catalogue/collections.ts";
import type { PolicyPermission } from "../policy.ts";
import { draftOfRule, draftProblems, type RuleDraft } from "../rule-form/rule-draft.ts";
import type { RuleJson, RuleValue } from "../rule-form/rule-tree.ts";

/** What policies can be about, as the catalogue describes it. */
export type PolicyCollection = CollectionDescription;
export type PolicyAction = PolicyPermission["action"];

/** A field that is filled in where a writer names none; undefined: not said yet. */
export type PresetDraft = {
  readonly key: string;
  readonly field: string;
  readonly value: RuleValue | undefined;
};

/** One permission while somebody edits it. */
export type PermissionDraft = {
  /** Names it on the screen, whether it is kept already or not. */
  readonly key: string;
  /** Null: new. */
  readonly id: string | null;
  readonly collection: string;
  readonly action: PolicyAction;
  /** Null: all fields. */
  readonly fields: readonly string[] | null;
  /** Null: all entries. */
  readonly rule: RuleDraft | null;
  /** What a written entry must be like; null: anything. */
  readonly validation: RuleDraft | null;
  readonly presets: readonly PresetDraft[];
};

/** A permission as it is sent to be kept. */
export type SentPermission = {
  readonly id?: string;
  readonly collection: string;
  readonly action: PolicyAction;
  readonly fields: string[] | null;
  readonly rule: RuleJson | null;
  readonly validation: RuleJson | null;
  readonly presets: RuleJson | null;
};

/** A permission to everything that an action can concern. */
export const wholePermission = (
  key: string,
  { collection, action }: { readonly collection: string; readonly action: PolicyAction },
): PermissionDraft => ({
  ...{ key, id: null, collection, action },
  ...{ fields: null, rule: null, validation: null, presets: [] },
});

/** What is kept, as drafts; what is new gets its key from `keyOf`. */
export function draftsOf(
  permissions: readonly (Omit<PolicyPermission, "id"> & { readonly id: string | null })[],
  catalogue: readonly PolicyCollection[],
): readonly PermissionDraft[] {
  return permissions.map(({ id, collection, action, fields, presets, ...conditions }, index) => {
    const place = { catalogue, collection };
    const { rule, validation } = conditions;
    return {
      ...{ key: id ?? `new-${index}`, id, collection, action, fields },
      rule: rule === null ? null : draftOfRule(rule, place),
      validation: validation === null ? null : draftOfRule(validation, place),
      presets: Object.entries(presets ?? {}).map(([field, value]) => ({
        key: field,
        field,
        value,
      })),
    };
  });
}

/** The draft as it is sent; one with problems must not be. */
export function sentOf(draft: PermissionDraft): SentPermission {
  const { id, collection, action, fields, rule, validation, presets } = draft;
  const filled = presets.map(({ field, value = null }) => [field, value] as const);
  return {
    ...(id === null ? {} : { id }),
    ...{ collection, action },
    fields: fields === null ? null : [...fields],
    rule: rule?.json ?? null,
    validation: validation?.json ?? null,
    presets: filled.length === 0 ? null : Object.fromEntries(filled),
  };
}

/** A part of a permission that is not finished, and what is missing. */
export type DraftProblem = {
  readonly part: "fields" | "rule" | "validation" | "presets";
  readonly message: string;
};

/** What keeps a permission from being sent; the server asks again and more. */
export function problemsOfDraft(
  { collection, fields, rule, validation, presets }: PermissionDraft,
  catalogue: readonly PolicyCollection[],
): readonly DraftProblem[] {
  const place = { catalogue, collection };
  const condition = (part: "rule" | "validation", draft: RuleDraft | null): DraftProblem[] => {
    if (draft === null) return [];
    if (draft.problem !== null) return [{ part, message: draft.problem.message }];
    return draftProblems(draft, place).map(({ message }) => ({ part, message }));
  };
  return [
    ...(fields?.length === 0 ? [{ part: "fields" as const, message: "Choose a field." }] : []),
    ...condition("rule", rule),
    ...condition("validation", validation),
    ...presetProblems(presets),
  ];
}

function presetProblems(presets: readonly PresetDraft[]): DraftProblem[] {
  const names = presets.map(({ field }) => field);
  return presets.flatMap(({ field, value }, index): DraftProblem[] => {
    if (field === "") return [{ part: "presets", message: "Choose a field to fill in." }];
    if (value === undefined) return [{ part: "presets", message: `Give «${field}» a value.` }];
    if (names.indexOf(field) === index) return [];
    return [{ part: "presets", message: `«${field}» is filled in twice.` }];
  });
}

/** Whether two drafts would be kept alike. */
export const isSameDraft = (one: PermissionDraft, other: PermissionDraft): boolean =>
  JSON.stringify(sentOf(one)) === JSON.stringify(sentOf(other)) &&
  one.rule?.text === other.rule?.text &&
  one.validation?.text === other.validation?.text;
