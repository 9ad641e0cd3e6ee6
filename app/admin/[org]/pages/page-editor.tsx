"use client";

import { useMemo } from "react";
import type { ReactNode } from "react";
import type { OwnInputs } from "@/app/_screens/fields/form-surroundings.tsx";
import { textOf, type FormValues } from "@/app/_screens/fields/form-value.ts";
import { MoveItems } from "../_content/move-items.tsx";
import { isHome, lastPosition, pathBefore, pathOf, type PageNode } from "../_content/page-tree.ts";
import type { EditorOptions } from "../_editor/editor-options.ts";
import { EntryEditor } from "../_editor/entry-editor.tsx";
import type { Written } from "../_editor/entry-values.ts";
import { SlugField } from "../_editor/slug-field.tsx";
import { blockInputs } from "./block-inputs.tsx";
import type { CollectionChoice } from "./collection-choices.ts";
import { PagePreview } from "./page-preview.tsx";
import { ParentField } from "./parent-field.tsx";

type PageEditorProps = Omit<EditorOptions, "titleField" | "hasDrafts" | "website" | "complete"> & {
  /** Address of the website, without a slash at the end. */
  readonly site: string;
  readonly pages: readonly PageNode[];
  /** What blocks may list, and where forms may send to. */
  readonly collections: readonly CollectionChoice[];
  readonly breadcrumbs: ReactNode;
};

const NOWHERE = { targets: {}, known: {} };

/** Writes one page: title, address, place in the tree, blocks. */
export function PageEditor(props: PageEditorProps) {
  const { site, pages, collections, breadcrumbs, ...options } = props;
  const { place, entry } = options;
  const self = entry?.id ?? null;
  const inputs = useMemo(
    () => inputsOf(pages, { site, self, collections }),
    [pages, site, self, collections],
  );
  return (
    <EntryEditor
      {...options}
      {...{ inputs, breadcrumbs }}
      titleField="title"
      hasDrafts
      related={NOWHERE}
      untitled={entry === null ? "New page" : "Untitled"}
      complete={(written) => placed(written, pages)}
      website={{ site, pathOf: (values) => pathOf(pages, standingAt(values)) }}
      renderPreview={(values) => <PagePreview org={place.org} id={self} values={values} />}
      renderMenu={({ id }) => options.can.update && <MoveItems place={place} id={id} />}
    />
  );
}

const standingAt = (values: FormValues) => ({
  slug: textOf(values["slug"]),
  parentId: textOf(values["parent"]) || null,
});

/** Below another page it comes last. */
function placed(written: Written, pages: readonly PageNode[]): Written {
  const { attributes, relationships } = written;
  const parent = relationships["parent"];
  if (parent === undefined) return written;
  const above = parent !== null && "id" in parent ? parent.id : null;
  const position = lastPosition(pages, above);
  return { relationships, attributes: { ...attributes, position } };
}

type Around = Pick<PageEditorProps, "site" | "collections"> & { readonly self: string | null };

const inputsOf = (pages: readonly PageNode[], { site, self, collections }: Around): OwnInputs => ({
  slug: (props, values) => {
    const at = standingAt(values);
    return (
      <SlugField
        {...props}
        title={textOf(values["title"])}
        before={`${new URL(site).host}${pathBefore(pages, at.parentId)}`}
        help={isHome(at) ? `The home page: it stands at ${site}/` : undefined}
      />
    );
  },
  parent: (props) => <ParentField {...props} {...{ pages, self }} />,
  ...blockInputs(collections),
});
