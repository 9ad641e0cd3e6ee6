"use client";

import { Card } from "@/app/_ui/card.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import type { DesignFormState } from "./design-parts.ts";
import { ImageFields } from "./image-fields.tsx";

type WordsCardProps = { readonly form: DesignFormState; readonly canChange: boolean };

/** The pictures that stand for the website, and what it says about itself. */
export function WordsCard({ form, canChange }: WordsCardProps) {
  return (
    <Card title="Name and words">
      <div className="flex flex-col gap-5">
        <ImageFields {...{ form, canChange }} />
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
