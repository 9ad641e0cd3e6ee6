import type { Scheduled } from "./editor-options.ts";

type ByHand = {
  readonly status: "published" | "draft";
  /** The language that it was done in; null: it has but one, or it was done in all. */
  readonly locale: string | null;
  /** Whether that is the default one, whose end is the end of all. */
  readonly isFirst: boolean;
};

/**
 * What is still to happen with an entry once it was published or taken off by hand, as the server
 * has it (`publishDraft`, `publishLocale`): what was scheduled for another language stays, and so does
 * the time at which what is published is taken off.
 */
export function afterByHand(scheduled: Scheduled | null, done: ByHand): Scheduled | null {
  if (scheduled === null || !isAbout(scheduled, done)) return scheduled;
  if (done.status === "draft" || scheduled.unpublishAt === null) return null;
  return { ...scheduled, publishAt: null, draftMovedOn: false, failure: null };
}

const isAbout = ({ locale }: Scheduled, done: ByHand): boolean =>
  done.locale === null || locale === done.locale || (done.status === "draft" && done.isFirst);
