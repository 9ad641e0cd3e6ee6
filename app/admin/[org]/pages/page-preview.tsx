"use client";

import { givenValue } from "@/app/_screens/fields/given-values.ts";
import { listOf, textOf, type FormValues } from "@/app/_screens/fields/form-value.ts";
import { PAGE_FIELDS } from "../_editor/built-in-fields.ts";
import { plain } from "../_editor/entry-values.ts";
import { previewPageAction } from "../_preview/actions.ts";
import { PreviewPane } from "../_preview/preview-pane.tsx";

type PagePreviewProps = {
  readonly org: string;
  readonly id: string | null;
  readonly values: FormValues;
};

/** The page as it stands in its form. */
export function PagePreview({ org, id, values }: PagePreviewProps) {
  const input = { id, title: textOf(values["title"]), blocks: plain(blocksIn(values)) };
  return <PreviewPane asked={JSON.stringify(input)} load={() => previewPageAction(org, input)} />;
}

function blocksIn(values: FormValues) {
  const field = PAGE_FIELDS.find(({ name }) => name === "blocks");
  return field === undefined ? [] : [...listOf(givenValue(field, values["blocks"] ?? null))];
}
