"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import type {
  PermissionDraft,
  PolicyCollection,
  PresetDraft,
} from "@/lib/policies/policy-form/permission-draft.ts";
import { presetFields } from "@/lib/policies/policy-form/shown-fields.ts";
import { freshKey } from "../rule/fresh-key.ts";
import { ValueInput } from "../rule/value-input.tsx";

type PresetsPartProps = {
  permission: PermissionDraft;
  collection: PolicyCollection;
  onChange: (permission: PermissionDraft) => void;
};

/** What is filled in where whoever writes names nothing. */
export function PresetsPart({ permission, collection, onChange }: PresetsPartProps) {
  const { presets } = permission;
  const say = (next: readonly PresetDraft[]) => onChange({ ...permission, presets: next });
  const put = (changed: PresetDraft) =>
    say(presets.map((one) => (one.key === changed.key ? changed : one)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">Filled in</legend>
      <p className="text-xs text-muted">Values for fields that a writer leaves out.</p>
      {presets.map((preset) => (
        <PresetRow
          key={preset.key}
          {...{ preset, collection }}
          onChange={put}
          onRemove={() => say(presets.filter(({ key }) => key !== preset.key))}
        />
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => say([...presets, { key: freshKey(), field: "", value: undefined }])}
        >
          Fill in a field
        </Button>
      </div>
    </fieldset>
  );
}

type PresetRowProps = {
  preset: PresetDraft;
  collection: PolicyCollection;
  onChange: (preset: PresetDraft) => void;
  onRemove: () => void;
};

function PresetRow({ preset, collection, onChange, onRemove }: PresetRowProps) {
  const offered = presetFields(collection);
  const field = offered.find(({ name }) => name === preset.field);
  const isOdd = preset.field !== "" && field === undefined;
  return (
    <div className="flex items-start gap-2 rounded-md border bg-surface p-2">
      <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
        <SelectField
          label="Field to fill in"
          hideLabel
          placeholder={preset.field === "" ? "Choose a field" : undefined}
          value={preset.field}
          onChange={(event) => onChange({ ...preset, field: event.target.value, value: undefined })}
          options={[
            ...offered.map(({ name, label }) => ({ value: name, label })),
            ...(isOdd ? [{ value: preset.field, label: preset.field }] : []),
          ]}
        />
        {field !== undefined && (
          <ValueInput
            key={field.name}
            input={field.kind === "text-list" ? "list" : "one"}
            field={field}
            value={preset.value}
            onChange={(value) => onChange({ ...preset, value })}
          />
        )}
        {isOdd && (
          <code className="self-center font-mono text-xs wrap-anywhere text-muted">
            {JSON.stringify(preset.value)}
          </code>
        )}
      </div>
      <IconButton
        size="sm"
        variant="danger"
        label="Remove what is filled in"
        icon={<Trash2 />}
        onClick={onRemove}
      />
    </div>
  );
}
