"use client";

import { useMemo } from "react";
import type { ReactNode } from "react";
import type { OwnInputs } from "@/app/_screens/fields/form-surroundings.tsx";
import { textOf } from "@/app/_screens/fields/form-value.ts";
import { WordsInput } from "@/app/_screens/fields/words-input.tsx";
import type { EditorOptions } from "../_editor/editor-options.ts";
import { EntryEditor } from "../_editor/entry-editor.tsx";
import type { Related } from "../_editor/related-of.ts";
import { SlugField } from "../_editor/slug-field.tsx";
import { PostPreview } from "./post-preview.tsx";

type PostEditorProps = Omit<EditorOptions, "titleField" | "hasDrafts" | "website"> & {
  /** Address of the website, without a slash at the end. */
  readonly site: string;
  readonly related: Related;
  readonly breadcrumbs: ReactNode;
};

/** Writes one post: title, address, text, and what lists show of it. */
export function PostEditor({ site, ...options }: PostEditorProps) {
  const { entry } = options;
  const inputs = useMemo(() => inputsOf(site), [site]);
  return (
    <EntryEditor
      {...options}
      inputs={inputs}
      titleField="title"
      hasDrafts
      untitled={entry === null ? "New post" : "Untitled"}
      renderPreview={(values) => <PostPreview org={options.place.org} values={values} />}
      website={{ site, pathOf: ({ slug }) => `/posts/${textOf(slug)}` }}
    />
  );
}

const inputsOf = (site: string): OwnInputs => ({
  slug: (props, { title }) => (
    <SlugField {...props} title={textOf(title)} before={`${new URL(site).host}/posts/`} />
  ),
  tags: (props) => <WordsInput {...props} />,
  categories: (props) => <WordsInput {...props} />,
});
