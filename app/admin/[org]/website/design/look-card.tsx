"use client";

import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ColourField } from "@/app/_ui/colour-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { FONT_NAMES, FONTS } from "@/lib/site-design/fonts.ts";
import type { Palette } from "@/lib/site-design/palette.ts";
import { THEMES } from "@/lib/site-design/themes.ts";
import type { DesignFormState } from "./design-parts.ts";

type PartProps = { readonly form: DesignFormState; readonly canChange: boolean };

/** What of a theme is one's own: its colours, typefaces, width and corners. */
export function LookCard({ form, canChange }: PartProps) {
  const { theme, mode } = form.watch("design.look");
  return (
    <Card
      title="Colours and letters"
      description="Text must be readable on its background: four and a half to one, as WCAG asks."
      actions={
        canChange && (
          <Button
            size="sm"
            onClick={() =>
              form.setValue("design.look", THEMES[theme].look, {
                shouldDirty: true,
                shouldValidate: true,
              })
            }
          >
            As the theme has it
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <SelectField
          label="Light or dark"
          disabled={!canChange}
          options={MODES}
          {...form.field("design.look.mode")}
        />
        {mode !== "dark" && <PaletteFields {...{ form, canChange }} name="light" />}
        {mode !== "light" && <PaletteFields {...{ form, canChange }} name="dark" />}
        <div className="grid gap-5 sm:grid-cols-2">
          {SELECTS.map(({ name, label, options }) => (
            <SelectField
              key={name}
              {...{ label, options }}
              disabled={!canChange}
              {...form.field(`design.look.${name}`)}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}

type PaletteProps = PartProps & { readonly name: "light" | "dark" };

function PaletteFields({ form, canChange, name }: PaletteProps) {
  const palette = form.watch(`design.look.${name}`);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium text-ink">
        {name === "light" ? "In the light" : "In the dark"}
      </legend>
      <div className="grid gap-4 sm:grid-cols-3">
        {PARTS.map(([part, label]) => (
          <ColourField
            key={part}
            {...{ label }}
            disabled={!canChange}
            value={palette[part]}
            error={form.field(`design.look.${name}.${part}`).error}
            onChange={(value) => {
              form.setValue(`design.look.${name}.${part}`, value, { shouldDirty: true });
              // @NOTE What is wrong with one colour depends on the others.
              void form.trigger(PARTS.map(([other]) => `design.look.${name}.${other}` as const));
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

const PARTS: readonly (readonly [keyof Palette, string])[] = [
  ["paper", "Background"],
  ["ink", "Text"],
  ["accent", "Links and buttons"],
];

const MODES = [
  { value: "auto", label: "As the visitor’s device is set" },
  { value: "light", label: "Always light" },
  { value: "dark", label: "Always dark" },
];

const fonts = FONT_NAMES.map((value) => ({ value, label: FONTS[value].name }));

const SELECTS = [
  { name: "heading", label: "Headings", options: fonts },
  { name: "body", label: "Text", options: fonts },
  {
    name: "width",
    label: "Width of the text",
    options: [
      { value: "narrow", label: "Narrow, for long reading" },
      { value: "medium", label: "Medium" },
      { value: "wide", label: "Wide" },
    ],
  },
  {
    name: "corners",
    label: "Corners",
    options: [
      { value: "square", label: "Square" },
      { value: "soft", label: "Soft" },
      { value: "round", label: "Round" },
    ],
  },
] as const;
