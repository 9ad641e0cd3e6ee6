"use client";

import { useController } from "react-hook-form";
import { CheckboxField } from "@/app/_ui/checkbox-field.tsx";
import { FieldNotes } from "@/app/_ui/field.tsx";
import type { RoleChoice } from "@/lib/domains/list-role-choices.ts";

type RolesFieldProps = {
  choices: readonly RoleChoice[];
  /** Roles the domain holds already: they may be taken away and given back. */
  held: readonly string[];
};

/** What the domain may do, as roles: the same ones that people have. */
export function RolesField({ choices, held }: RolesFieldProps) {
  const {
    field: { value, onChange },
    fieldState,
  } = useController<{ roles: string[] }, "roles">({ name: "roles" });
  const toggle = (slug: string) =>
    onChange(value.includes(slug) ? value.filter((known) => known !== slug) : [...value, slug]);
  return (
    <fieldset
      className="grid min-w-0 gap-x-6 gap-y-3 sm:grid-cols-2"
      aria-describedby="roles-error"
    >
      <legend className="sr-only">Roles</legend>
      {choices.map(({ slug, name, description, grantable }) => {
        const isOpen = grantable || held.includes(slug);
        return (
          <CheckboxField
            key={slug}
            label={name}
            help={isOpen ? description : `${description} It allows more than you may do yourself.`}
            disabled={!isOpen}
            checked={value.includes(slug)}
            onChange={() => toggle(slug)}
          />
        );
      })}
      <FieldNotes id="roles" error={fieldState.error?.message} />
    </fieldset>
  );
}
