import { z } from "zod";
import { MEDIA_KINDS } from "@/app/_screens/media/media-kind.ts";
import { MEDIA_ORDERS, type MediaQuestion } from "@/app/_screens/media/media-question.ts";

export type MediaSearch = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks of the library. A part of it that means nothing is passed over. */
const searchSchema = z.object({
  /** Unsaid: what lies in no folder. */
  folder: z.uuid().optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(MEDIA_KINDS).optional().catch(undefined),
  visibility: z.enum(["public", "private"]).optional().catch(undefined),
  unused: z.literal("yes").optional().catch(undefined),
  /** Unsaid: newest first. */
  sort: z.enum(MEDIA_ORDERS).optional().catch(undefined),
  /** The file whose details stand beside the list. */
  asset: z.uuid().optional().catch(undefined),
});

export type MediaQuery = z.infer<typeof searchSchema>;

export const mediaQueryOf = (search: MediaSearch): MediaQuery => searchSchema.parse(search);

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
