"use client";

import { LayoutGrid, List } from "lucide-react";
import { KIND_WORDS, MEDIA_KINDS } from "@/app/_screens/media/media-kind.ts";
import { FilterBar } from "@/app/_ui/filter-bar.tsx";
import { IconButton } from "@/app/_ui/icon-button.tsx";
import { SearchField } from "@/app/_ui/search-field.tsx";
import { SelectField } from "@/app/_ui/select-field.tsx";
import { writeCookie } from "@/app/_ui/write-cookie.ts";
import { isNarrowed, libraryAddress, type MediaQuery } from "./media-query.ts";
import { mediaViewCookie, type MediaView } from "./media-view.ts";

type MediaToolbarProps = {
  readonly org: string;
  readonly query: MediaQuery;
  readonly view: MediaView;
  readonly onView: (view: MediaView) => void;
};

/** Narrows and orders the files, and chooses how they are shown. */
export function MediaToolbar({ org, query, view, onView }: MediaToolbarProps) {
  const choose = (next: MediaView) => {
    writeCookie(mediaViewCookie, next);
    onView(next);
  };
  return (
    <div className="flex flex-wrap items-start justify-between gap-2">
      <div className="min-w-0 flex-1">
        <Narrowing {...{ org, query }} />
      </div>
      <div role="group" aria-label="How files are shown" className="flex gap-1">
        <IconButton
          label="As pictures"
          icon={<LayoutGrid />}
          aria-pressed={view === "grid"}
          variant={view === "grid" ? "secondary" : "ghost"}
          onClick={() => choose("grid")}
        />
        <IconButton
          label="As a list"
          icon={<List />}
          aria-pressed={view === "list"}
          variant={view === "list" ? "secondary" : "ghost"}
          onClick={() => choose("list")}
        />
      </div>
    </div>
  );
}

function Narrowing({ org, query }: Pick<MediaToolbarProps, "org" | "query">) {
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
