import type { EntryId } from "@/lib/kernel/ids.ts";
import type { EntryData } from "./entry-data.ts";
import type { EntrySchedule, ScheduleFailure } from "./schedule.ts";

/**
 * Where an entry stands: never published; published as drafted; published, with a draft that has
 * moved on; or to be published at a time.
 */
export type EntryStatus = "draft" | "published" | "changed" | "scheduled";

/** One line of a list: what it takes to find and judge an entry, without its content. */
export type EntrySummary = {
  readonly id: EntryId;
  readonly parentId: EntryId | null;
  readonly position: number;
  readonly slug: string;
  readonly title: string;
  readonly status: EntryStatus;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishAt: Date | null;
  readonly unpublishAt: Date | null;
  /** Why what was scheduled last did not happen. */
  readonly scheduleFailure: ScheduleFailure | null;
};

/** An entry as its editor sees it: the draft, and whether it is what the world sees. */
export type EntryDetail = EntrySummary & {
  readonly data: EntryData;
  readonly schedule: EntrySchedule | null;
};

export type StatusColumns = {
  published: boolean;
  changed: boolean;
  publishAt: Date | null;
};

/** The status that the columns of an entry amount to. */
export function statusOfEntry({ published, changed, publishAt }: StatusColumns): EntryStatus {
  if (published) return changed ? "changed" : "published";
  return publishAt === null ? "draft" : "scheduled";
}
