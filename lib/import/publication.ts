import type { WxrItem } from "./wxr-records.ts";

/** When and whether an entry is shown. */
export type Publication = {
  readonly state: "draft" | "published" | "scheduled";
  readonly publishAt: Date | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly notes: readonly string[];
};

/**
 * The state of an item here. What not everybody could see in WordPress becomes a draft: there are no
 * passwords for single pages here, and nothing may come out that was hidden before.
 * `fallback` dates what the export does not.
 */
export function publicationOf(item: WxrItem, fallback: Date): Publication {
  const createdAt = item.date ?? fallback;
  const hidden = hiddenBecause(item);
  if (hidden !== null) return draft(createdAt, [hidden]);
  if (item.status === "future") return scheduled(item, fallback);
  if (item.status !== "publish") return draft(createdAt, []);
  const notes = item.date === null ? ["the file has no date for it; took the export's"] : [];
  return { state: "published", publishAt: null, createdAt, publishedAt: createdAt, notes };
}

function hiddenBecause({ status, password }: WxrItem): string | null {
  if (password !== "") return "was protected by a password of its own, taken as a draft";
  if (status === "private") return "was private, taken as a draft";
  if (status === "pending") return "was waiting for review, taken as a draft";
  if (["publish", "future", "draft"].includes(status)) return null;
  return `state “${status.slice(0, 60)}” is unknown here, taken as a draft`;
}

function scheduled(item: WxrItem, fallback: Date): Publication {
  if (item.date === null) {
    return draft(fallback, ["was scheduled, but the file has no date; taken as a draft"]);
  }
  const createdAt = new Date(Math.min(item.date.getTime(), fallback.getTime()));
  return { state: "scheduled", publishAt: item.date, createdAt, publishedAt: null, notes: [] };
}

const draft = (createdAt: Date, notes: readonly string[]): Publication => ({
  state: "draft",
  publishAt: null,
  createdAt,
  publishedAt: null,
  notes,
});
