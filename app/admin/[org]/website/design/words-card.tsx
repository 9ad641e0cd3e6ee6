"use client";

import { ChooseAssetButton } from "@/app/_screens/media/choose-asset-button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { DesignFormState } from "./design-parts.ts";

type WordsCardProps = { readonly form: DesignFormState; readonly canChange: boolean };

/** The pictures that stand for the website, and what it says about itself. */
export function WordsCard({ form, canChange }: WordsCardProps) {
  return (
    <Card title="Name and words">
      <div className="flex flex-col gap-5">
        {IMAGES.map(({ name, label, help }) => (
          <div key={name} className="flex flex-col items-start gap-2 [&>:first-child]:w-full">
            <TextField
              {...{ label, help }}
              optional
              placeholder="/media/… or https://…"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              readOnly={!canChange}
              {...form.field(`design.${name}`)}
            />
            {canChange && (
              <ChooseAssetButton
                of="image"
                label={label}
                onChoose={(address) =>
                  form.setValue(`design.${name}`, address, {
                    shouldDirty: true,
                    shouldValidate: true,
                  })
                }
              />
            )}
          </div>
        ))}
        <TextArea
          label="What the website is"
          optional
          help="One or two sentences, for search engines and where a page is shared."
          rows={2}
          readOnly={!canChange}
          {...form.field("design.description")}
        />
        <TextArea
          label="At the foot of every page"
          optional
          help="An address, opening hours, who is responsible. The name stands there in any case."
          rows={3}
          readOnly={!canChange}
          {...form.field("design.footer")}
        />
      </div>
    </Card>
  );
}

const IMAGES = [
  { name: "logo", label: "Logo", help: "In place of the name at the top; about 160 × 40." },
  { name: "favicon", label: "Icon", help: "In the browser’s tab; square." },
  {
    name: "socialImage",
    label: "Picture for sharing",
    help: "Where somebody shares a page that has no picture of its own; 1200 × 630.",
  },
] as const;
