import type { ContentEntry } from "@/lib/content/content-entry.ts";

/** Who did what to an entry when. */
export type VersionLine = {
  readonly number: number;
  readonly action: string;
  readonly author: string;
  readonly createdAt: string;
};

/** A line of the list of versions, as a screen shows it. */
export function versionLine({ attributes }: ContentEntry): VersionLine {
  const { number, action, author, createdAt } = attributes;
  return {
    number: typeof number === "number" ? number : 0,
    action: typeof action === "string" ? action : "",
    author: typeof author === "string" ? author : "",
    createdAt: typeof createdAt === "string" ? createdAt : "",
  };
}
