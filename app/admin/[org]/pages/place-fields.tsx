"use client";

import { useMemo } from "react";
import { SelectField, type SelectOption } from "@/app/_ui/select-field.tsx";
import type { PageData } from "@/lib/content/entry-data.ts";
import { errorAt, type EntryDraft, type FieldErrors } from "../_content/entry-draft.ts";
import { isHome, levelsOf, pathBefore, type PageNode } from "../_content/page-tree.ts";
import { SlugField } from "../_content/slug-field.tsx";

type PlaceFieldsProps = {
  draft: EntryDraft<PageData>;
  errors: FieldErrors;
  pages: readonly PageNode[];
  /** The page itself, which cannot stand below itself. */
  self: string | null;
  site: string;
  readOnly: boolean;
  onSlug: (slug: string) => void;
  onParent: (parentId: string | null) => void;
};

/** Where a page stands: its address, and the page above it. */
export function PlaceFields(props: PlaceFieldsProps) {
  const { draft, errors, pages, self, site, readOnly, onSlug, onParent } = props;
  const parents = useMemo(() => parentOptions(pages, self), [pages, self]);
  return (
    <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <SlugField
        slug={draft.slug}
        title={draft.data.title}
        before={`${new URL(site).host}${pathBefore(pages, draft.parentId)}`}
        error={errorAt(errors, "slug")}
        readOnly={readOnly}
        help={isHome(draft) ? `The home page: it stands at ${site}/` : undefined}
        onChange={onSlug}
      />
      <SelectField
        label="Stands below"
        value={draft.parentId ?? ""}
        disabled={readOnly}
        error={errorAt(errors, "parentId")}
        placeholder="Nothing – a page of the first level"
        options={parents}
        onChange={(event) => onParent(event.target.value === "" ? null : event.target.value)}
      />
    </div>
  );
}

/** Every page that this one may stand below, indented as in the tree. */
const parentOptions = (pages: readonly PageNode[], self: string | null): SelectOption[] =>
  levelsOf(pages, self).map(({ page, depth }) => ({
    value: page.id,
    label: `${"\u2003".repeat(depth)}${page.title}`,
  }));
