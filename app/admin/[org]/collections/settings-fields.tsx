"use client";

import type { ChangeEvent } from "react";
import { SwitchField } from "@/app/_ui/switch-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { IconPicker } from "./icon-picker.tsx";

/** What the form about a collection holds, new or not. */
export type SettingsValues = {
  name?: string | undefined;
  slug?: string | undefined;
  icon?: string | undefined;
  singleton?: boolean | undefined;
  website?: boolean | undefined;
  publishes?: boolean | undefined;
};

type Name = keyof SettingsValues;

/** As much of a form as the fields need, whatever else it holds. */
type SettingsForm = {
  readonly field: (name: Name) => object & { error?: string | undefined };
  readonly watch: (name: Name) => string | boolean | undefined;
  readonly setValue: (name: Name, value: string | boolean, how: { shouldDirty: boolean }) => void;
};

type SettingsFieldsProps = {
  readonly form: unknown;
  readonly slugHelp: string;
  readonly onName?: ((name: string) => void) | undefined;
};

/** What a collection is called, what it looks like in lists, and what it is. */
export function SettingsFields({ form: given, slugHelp, onName }: SettingsFieldsProps) {
  const form = given as SettingsForm;
  const set = (name: Name, value: string | boolean) =>
    form.setValue(name, value, { shouldDirty: true });
  const isOnWebsite = form.watch("website") === true;
  const website = (event: ChangeEvent<HTMLInputElement>) => {
    set("website", event.target.checked);
    if (event.target.checked) set("publishes", true);
  };
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Name"
          placeholder="Events"
          {...form.field("name")}
          {...(onName === undefined
            ? {}
            : {
                value: String(form.watch("name") ?? ""),
                onChange: (event: ChangeEvent<HTMLInputElement>) => onName(event.target.value),
              })}
        />
        <TextField
          label="Name in addresses"
          mono
          prefix="/content/"
          help={slugHelp}
          spellCheck={false}
          autoComplete="off"
          {...form.field("slug")}
        />
      </div>
      <IconPicker
        value={String(form.watch("icon") ?? "database")}
        onChange={(icon) => set("icon", icon)}
      />
      <SwitchField
        label="One entry alone"
        help="Such as a start page or a set of contact data, rather than a list."
        {...form.field("singleton")}
      />
      <SwitchField
        label="Drafts"
        help="Entries have a draft beside what is published, and publishing is a right of its own."
        {...form.field("publishes")}
        disabled={isOnWebsite}
      />
      <SwitchField
        label="Part of the website"
        help="Published entries have an address, and drafts come with it."
        {...form.field("website")}
        onChange={website}
      />
    </div>
  );
}
