"use client";

import { useController } from "react-hook-form";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import type { ScopeChoice } from "@/lib/tokens/list-scope-choices.ts";
import { ACTION_NAMES } from "./scope-text.ts";

/** What the token may be used for: all that its owner may do, or some of it. */
export function ScopesField({ choices }: { choices: readonly ScopeChoice[] }) {
  const {
    field: { value, onChange },
    fieldState,
  } = useController<{ scopes: string[] }, "scopes">({ name: "scopes" });
  const isAll = value.includes("*");
  const toggle = (scope: string) =>
    onChange(value.includes(scope) ? value.filter((one) => one !== scope) : [...value, scope]);
  return (
    <div className="flex flex-col gap-4">
      <RadioCards
        label="What it may do"
        hideLabel
        name="reach"
        columns={2}
        options={REACHES}
        value={isAll ? "all" : "some"}
        onChange={(event) => onChange(event.target.value === "all" ? ["*"] : [])}
      />
      {!isAll && (
        <div className="divide-y rounded-lg border">
          {choices.map(({ collection, name, actions }) => (
            <fieldset key={collection} className="min-w-0 px-3 py-2.5">
              <legend className="float-left mr-4 w-28 text-sm font-medium text-ink">{name}</legend>
              <div className="flex flex-wrap gap-x-5 gap-y-2">
                {actions.map((action) => (
                  <CheckboxField
                    key={action}
                    label={ACTION_NAMES[action] ?? action}
                    checked={value.includes(`${collection}:${action}`)}
                    onChange={() => toggle(`${collection}:${action}`)}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      )}
      <FieldNotes id="scopes" error={fieldState.error?.message} />
    </div>
  );
}

const REACHES = [
  {
    value: "some",
    label: "Only this",
    description: "What it needs and no more: the safer choice.",
  },
  {
    value: "all",
    label: "Everything you may do",
    description: "Also what your roles allow you later.",
  },
];
