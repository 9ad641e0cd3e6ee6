import { Images, SearchX } from "lucide-react";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { isNarrowed, libraryAddress } from "./media-query.ts";
import type { MediaQuery } from "./media-search.ts";

type MediaEmptyProps = {
  readonly org: string;
  readonly query: MediaQuery;
  readonly mayAdd: boolean;
  readonly hasFolders: boolean;
};

/** What stands where files would. */
export function MediaEmpty({ org, query, mayAdd, hasFolders }: MediaEmptyProps) {
  const { folder } = query;
  if (isNarrowed(query)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="Nothing fits"
        action={<LinkButton href={libraryAddress(org, { folder })}>Show all files</LinkButton>}
      >
        No file is like that. Try other words, or fewer filters.
      </EmptyState>
    );
  }
  const isTop = folder === undefined && !hasFolders;
  return (
    <EmptyState icon={<Images />} title={isTop ? "No files yet" : "No files here"}>
      {mayAdd
        ? "Drop files or whole folders anywhere on this screen, paste an image, or choose files to upload."
        : "Files that somebody adds appear here."}
    </EmptyState>
  );
}
