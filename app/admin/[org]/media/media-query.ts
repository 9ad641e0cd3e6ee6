import type { MediaQuestion } from "@/app/_screens/media/media-question.ts";
import type { MediaQuery } from "./media-search.ts";

/** Whether it looks for some of the files that lie there, and not for all. */
export const isNarrowed = ({ q, kind, visibility, unused }: MediaQuery): boolean =>
  [q, kind, visibility, unused].some((part) => part !== undefined && part !== "");

/** @NOTE Who looks for something in no folder looks for it wherever it lies. */
export function questionOf(query: MediaQuery): MediaQuestion {
  const { folder, q = "", kind = null, visibility = null, unused, sort = "newest" } = query;
  return {
    folder: folder ?? (isNarrowed(query) ? "any" : "top"),
    words: q,
    ...{ kind, visibility, unused: unused === "yes", order: sort },
  };
}

/** The address of the library with another question; what is undefined is left out. */
export function libraryAddress(org: string, query: MediaQuery): string {
  const parts = Object.entries(query).filter((part): part is [string, string] => !!part[1]);
  const search = new URLSearchParams(parts).toString();
  return search === "" ? `/admin/${org}/media` : `/admin/${org}/media?${search}`;
}
