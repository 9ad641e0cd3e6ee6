"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ChangeEvent, SubmitEvent } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { FoundEntry } from "@/lib/explain/find-entries.ts";
import type { ExplainChoices } from "@/lib/explain/list-explain-choices.ts";
import {
  ACTION_COLUMNS,
  actionLabel,
  takesFields,
} from "@/lib/policies/policy-form/action-words.ts";
import { subjectWord, type ExplainQuery } from "./explain-query.ts";
import { subjectOptions } from "./subject-options.ts";

type QuestionFormProps = {
  org: string;
  query: ExplainQuery;
  choices: ExplainChoices;
  entries: readonly FoundEntry[];
};

/** Chooses who, what and where; each choice is answered at once, and is part of the address. */
export function QuestionForm({ org, query, choices, entries }: QuestionFormProps) {
  const action = `/admin/${org}/explain`;
  const form = useAddressForm(action);
  const { collection } = query;
  return (
    <Card>
      <form
        // Another question starts with its own values, also when one goes back.
        key={JSON.stringify({ ...query, text: undefined, collection: collection.slug })}
        action={action}
        aria-label="Question"
        {...form}
        className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3"
      >
        <SelectField
          label="Who"
          name="who"
          defaultValue={subjectWord(query.who)}
          options={subjectOptions(choices.subjects, query.who)}
        />
        <SelectField
          label="Does what"
          name="action"
          defaultValue={query.action}
          options={ACTION_COLUMNS.filter((value) => collection.actions.includes(value)).map(
            (value) => ({ value, label: actionLabel(value) }),
          )}
        />
        <SelectField
          label="Where"
          name="collection"
          defaultValue={collection.slug}
          options={choices.collections.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        {query.action !== "create" && collection.kind === "content" && (
          <>
            <TextField
              label="Find an entry"
              optional
              name="q"
              type="search"
              defaultValue={query.text}
              placeholder="Words of its title"
            />
            <SelectField
              label="Entry"
              name="entry"
              placeholder="Any entry"
              defaultValue={query.entryId ?? ""}
              options={entries.map(({ id, title }) => ({ value: id, label: title || "Untitled" }))}
            />
          </>
        )}
        {takesFields(query.action) && (
          <SelectField
            label="Field"
            name="field"
            placeholder="Any field"
            defaultValue={query.field ?? ""}
            options={collection.fields
              .filter(({ access }) => access !== "rule-only")
              .map(({ name, label }) => ({ value: name, label }))}
          />
        )}
        <noscript className="sm:col-span-2 lg:col-span-3">
          <Button type="submit">Explain</Button>
        </noscript>
      </form>
    </Card>
  );
}

/** Makes each change of the form its address: choices at once, typing after a short rest. */
function useAddressForm(action: string) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onChange: (event: ChangeEvent<HTMLFormElement>) => {
      const form = event.currentTarget;
      const isTyping = event.target instanceof HTMLInputElement;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => form.requestSubmit(), isTyping ? 300 : 0);
    },
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      clearTimeout(timer.current);
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(event.currentTarget)) {
        if (typeof value === "string" && value !== "") query.append(name, value);
      }
      router.replace(`${action}?${query}`, { scroll: false });
    },
  };
}
