"use client";

import { givenValue } from "@/app/_screens/fields/given-values.ts";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import type { EditorPlace } from "../../_editor/editor-options.ts";
import { plain } from "../../_editor/entry-values.ts";
import { previewEntryAction } from "../../_preview/actions.ts";
import { PreviewPane } from "../../_preview/preview-pane.tsx";

type ContentPreviewProps = {
  readonly place: EditorPlace;
  readonly id: string | null;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
};

/** The entry as it stands in its form. */
export function ContentPreview({ place, id, fields, values }: ContentPreviewProps) {
  const { org, collection, locale } = place;
  const given = fields.map((field) => [
    field.name,
    plain(givenValue(field, values[field.name] ?? null)),
  ]);
  const input = { collection, id, values: Object.fromEntries(given) as object };
  return (
    <PreviewPane
      asked={JSON.stringify(input)}
      load={() => previewEntryAction(org, input, locale)}
    />
  );
}
