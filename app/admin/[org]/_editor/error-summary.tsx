"use client";

import { errorAt } from "@/app/_screens/fields/field-errors.ts";
import { focusField, focusFirstError } from "@/app/_screens/fields/field-errors.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { EDITOR_FORM, type Editor } from "./use-editor.ts";

/** What keeps an entry from being saved or published: each field by name, and the way to it. */
export function ErrorSummary({ editor: { options, problems } }: { readonly editor: Editor }) {
  const { errors, problem } = problems;
  const wrong = options.fields.flatMap(({ name, label }) => {
    const message = errorAt(errors, name);
    return message === undefined ? [] : [{ name, label, message }];
  });
  const named = new Set(wrong.map(({ name }) => name));
  const others = Object.entries(errors).filter(([path]) => !named.has(path.split(".")[0] ?? ""));
  const said = [...others.map(([, message]) => message), ...(problem === null ? [] : [problem])];
  if (wrong.length === 0 && said.length === 0) return null;
  const count =
    wrong.length === 1 ? "1 field needs attention" : `${wrong.length} fields need attention`;
  return (
    <div className="mb-5">
      <Callout
        tone="danger"
        title={wrong.length > 0 ? count : "Not saved"}
        action={
          wrong.length > 0 && (
            <Button size="sm" onClick={() => focusFirstError(EDITOR_FORM)}>
              Jump to the first
            </Button>
          )
        }
      >
        <ul className="flex flex-col gap-0.5">
          {wrong.map(({ name, label, message }) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => focusField(EDITOR_FORM, name)}
                className="text-left text-ink underline underline-offset-2"
              >
                {label}
              </button>
              : {message}
            </li>
          ))}
          {said.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
