"use client";

import { useMemo } from "react";
import type { ReactNode } from "react";
import type { OwnInputs } from "@/app/_screens/fields/form-surroundings.tsx";
import { textOf, type FormValues } from "@/app/_screens/fields/form-value.ts";
import type { EditorOptions, Website } from "../../_editor/editor-options.ts";
import { EntryEditor } from "../../_editor/entry-editor.tsx";
import type { Related } from "../../_editor/related-of.ts";
import { SlugField } from "../../_editor/slug-field.tsx";
import { ContentPreview } from "./content-preview.tsx";

type ContentEditorProps = Omit<EditorOptions, "website"> & {
  /** Address of the website, without a slash at the end; null: entries have no place on it. */
  readonly site: string | null;
  readonly related: Related;
  readonly breadcrumbs: ReactNode;
  readonly untitled: string;
  readonly description?: string | undefined;
};

/** Writes one entry of a collection that is made of its definitions. */
export function ContentEditor({ site, ...options }: ContentEditorProps) {
  const { place, titleField, fields } = options;
  const isAddressed = fields.some(({ name }) => name === "slug");
  const at = useMemo(() => {
    if (site === null || !isAddressed) return null;
    return standsAt(site, { path: `/${place.collection}`, titleField });
  }, [site, isAddressed, place.collection, titleField]);
  const preview = (values: FormValues) => (
    <ContentPreview {...{ place, fields, values }} id={options.entry?.id ?? null} />
  );
  return (
    <EntryEditor
      {...options}
      inputs={at?.inputs}
      website={at?.website}
      renderPreview={at !== null && options.hasDrafts ? preview : undefined}
    />
  );
}

type Standing = { readonly path: string; readonly titleField: string | null };

function standsAt(
  site: string,
  { path, titleField }: Standing,
): { readonly website: Website; readonly inputs: OwnInputs } {
  return {
    website: { site, pathOf: ({ slug }) => `${path}/${textOf(slug)}` },
    inputs: {
      slug: (props, values) => (
        <SlugField
          {...props}
          title={titleField === null ? "" : textOf(values[titleField])}
          before={`${new URL(site).host}${path}/`}
        />
      ),
    },
  };
}
