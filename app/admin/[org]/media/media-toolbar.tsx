"use client";

import { KIND_WORDS, MEDIA_KINDS } from "@/app/_screens/media/media-kind.ts";
import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { isNarrowed, libraryAddress } from "./media-query.ts";
import type { MediaQuery } from "./media-search.ts";

type MediaToolbarProps = { readonly org: string; readonly query: MediaQuery };

/** Narrows and orders the files. */
export function MediaToolbar({ org, query }: MediaToolbarProps) {
  const { folder, q, kind, visibility, unused, sort } = query;
  return (
    <FilterBar
      label="Narrow the files"
      action={libraryAddress(org, { folder })}
      active={isNarrowed(query) || sort !== undefined}
    >
      {folder !== undefined && <input type="hidden" name="folder" value={folder} />}
      <SearchField label="Search files" defaultValue={q ?? ""} />
      <SelectField label="Kind" hideLabel name="kind" defaultValue={kind ?? ""} options={KINDS} />
      <SelectField
        label="Visibility"
        hideLabel
        name="visibility"
        defaultValue={visibility ?? ""}
        options={VISIBILITIES}
      />
      <SelectField label="Use" hideLabel name="unused" defaultValue={unused ?? ""} options={USES} />
      <SelectField label="Order" hideLabel name="sort" defaultValue={sort ?? ""} options={ORDERS} />
    </FilterBar>
  );
}

const KINDS = [
  { value: "", label: "All kinds" },
  ...MEDIA_KINDS.map((value) => ({ value, label: KIND_WORDS[value].many })),
];
const VISIBILITIES = [
  { value: "", label: "Public and private" },
  { value: "public", label: "Public" },
  { value: "private", label: "Private" },
];
const USES = [
  { value: "", label: "Used or not" },
  { value: "yes", label: "Used nowhere" },
];
const ORDERS = [
  { value: "", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "name", label: "By name" },
  { value: "largest", label: "Largest first" },
];
