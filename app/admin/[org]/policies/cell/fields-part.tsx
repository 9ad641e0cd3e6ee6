"use client";

import { Button } from "@/app/_ui/button.tsx";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import type {
  PermissionDraft,
  PolicyCollection,
} from "@/lib/policies/policy-form/permission-draft.ts";
import { choosableFields } from "@/lib/policies/policy-form/shown-fields.ts";

type FieldsPartProps = {
  permission: PermissionDraft;
  collection: PolicyCollection;
  onChange: (permission: PermissionDraft) => void;
};

/** Which fields a permission is about: all of them, or those of a list. */
export function FieldsPart({ permission, collection, onChange }: FieldsPartProps) {
  const { key, action, fields } = permission;
  const offered = choosableFields(collection, action);
  const unknown = (fields ?? []).filter((name) => !offered.some((field) => field.name === name));
  const say = (next: readonly string[] | null) => onChange({ ...permission, fields: next });
  const toggle = (name: string) =>
    say(fields?.includes(name) ? fields.filter((one) => one !== name) : [...(fields ?? []), name]);
  if (offered.length === 0 && fields === null) return null;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <RadioCards
        label="Which fields"
        name={`fields-${key}`}
        columns={2}
        options={FIELDS}
        value={fields === null ? "all" : "some"}
        onChange={(event) =>
          say(event.target.value === "all" ? null : offered.map(({ name }) => name))
        }
      />
      {fields !== null && (
        <fieldset className="flex min-w-0 flex-col gap-3 rounded-lg border bg-sunken/60 p-3">
          <legend className="sr-only">Fields</legend>
          <div className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2 lg:grid-cols-3">
            {[
              ...offered,
              ...unknown.map((name) => ({ name, label: `${name} (no longer there)` })),
            ].map(({ name, label }) => (
              <CheckboxField
                key={name}
                label={label}
                checked={fields.includes(name)}
                onChange={() => toggle(name)}
              />
            ))}
          </div>
          <FieldNotes
            id={`fields-${key}`}
            error={fields.length === 0 ? "Choose a field." : undefined}
          />
          <div className="flex gap-1.5">
            <Button size="sm" onClick={() => say(offered.map(({ name }) => name))}>
              All of these
            </Button>
            <Button size="sm" variant="ghost" onClick={() => say([])}>
              None
            </Button>
          </div>
        </fieldset>
      )}
    </div>
  );
}

const FIELDS = [
  { value: "all", label: "All fields", description: "Also those that are added later." },
  { value: "some", label: "Only these…", description: "What is added later stays closed." },
];
