import type { FieldChange } from "@/app/_ui/diff-view.tsx";
import { spokenIn } from "./field-language.ts";
import type { FormField } from "./form-field.ts";
import { givenValue } from "./given-values.ts";
import { sameValue, type FormValues } from "./form-value.ts";
import { valueWords, type Titles } from "./value-words.ts";

type Compared = {
  readonly fields: readonly FormField[];
  readonly before: FormValues;
  readonly after: FormValues;
  readonly titles: Titles;
};

/** The fields in which two states of an entry differ, in words. */
export const changesOf = ({ fields, before, after, titles }: Compared): FieldChange[] =>
  fields.flatMap((field) => {
    const [old, fresh] = [before, after].map((values) =>
      givenValue(field, values[field.name] ?? null),
    );
    if (sameValue(old, fresh)) return [];
    return [
      {
        ...{ field: field.name, label: field.label, spoken: spokenIn(field) },
        before: valueWords(field, old ?? null, titles),
        after: valueWords(field, fresh ?? null, titles),
      },
    ];
  });
