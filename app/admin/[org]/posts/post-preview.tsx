"use client";

import { listOf, textOf, type FormValues } from "@/app/_screens/fields/form-value.ts";
import { plain } from "../_editor/entry-values.ts";
import { previewPostAction } from "../_preview/actions.ts";
import { PreviewPane } from "../_preview/preview-pane.tsx";

type PostPreviewProps = { readonly org: string; readonly values: FormValues };

/** The post as it stands in its form. */
export function PostPreview({ org, values }: PostPreviewProps) {
  const { title = null, body = null, tags = null, categories = null } = values;
  const input = {
    title: textOf(title),
    body: plain(body),
    tags: listOf(tags).map(textOf),
    categories: listOf(categories).map(textOf),
  };
  return <PreviewPane asked={JSON.stringify(input)} load={() => previewPostAction(org, input)} />;
}
