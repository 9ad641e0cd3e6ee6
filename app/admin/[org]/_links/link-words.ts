import type { Link } from "@/lib/links/list-links.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long a link may be good for, in minutes. */
export const LIFETIMES = [
  { value: String(HOUR), label: "One hour" },
  { value: String(DAY), label: "One day" },
  { value: String(7 * DAY), label: "One week" },
  { value: String(30 * DAY), label: "30 days" },
] as const;

/** Which form of the entry a link shows, and how it is opened, in a few words. */
export function kindWords({ purpose, view, hasPassword }: Link): string {
  const shown = purpose === "preview" ? "Preview of the draft" : SHARED[view];
  return hasPassword ? `${shown}, with a password` : shown;
}

const SHARED = { draft: "Share of the draft", published: "Share of what is published" };

/** How often it was opened, and how often it can be. */
export const usesWords = ({ uses, mostUses }: Pick<Link, "uses" | "mostUses">): string =>
  mostUses === null ? `${uses}×` : `${uses} of ${mostUses}`;
