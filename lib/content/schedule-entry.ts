import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { schedulerIn } from "@/lib/usecase/scheduler.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { cancelIn } from "./cancel-schedule.ts";
import { entryAudit, loadEntry, type LoadedEntry } from "./entry-input.ts";
import { modelOf } from "./models/model-of.ts";
import { concernsOneLocale } from "./publish-locale.ts";
import { readWritten } from "./resource/read-written.ts";
import { requireRevision } from "./resource/revision-precondition.ts";
import { requireComplete } from "./require-complete.ts";
import { requireEveryLocale } from "./require-every-locale.ts";
import { requireOnlySchedule } from "./require-only-schedule.ts";
import { requirePlace } from "./require-place.ts";
import {
  scheduledTimes,
  scheduleEntryInput,
  type ScheduleEntryInput,
  type ScheduledTimes,
} from "./schedule-input.ts";
import { sendScheduleJobs } from "./schedule-jobs.ts";
import { keepNumberedVersion } from "./versions.ts";
import { keepSchedule } from "./schedule-repository.ts";

/**
 * Has an entry published at a time, taken off at a time, or both; a time that is not named stays as it
 * is, and without any the schedule is cancelled. Where a language was asked for, it is about what is said
 * in that one. Published is what the draft says now: saves that
 * follow are not, until it is scheduled again. When it comes due, whoever scheduled it must still be
 * allowed to, and the content be as publishing asks, as now.
 * @throws Forbidden as `requireEveryLocale`; Invalid for times that cannot be, naming them, and for content that could not be published;
 * Conflict as publishing does, where entries have no drafts, and where another language is scheduled; Stale.
 */
export const scheduleEntry = defineMutation({
  action: "publish",
  collection: ({ collection }: ScheduleEntryInput) => collection,
  input: scheduleEntryInput,
  load: loadEntry<ScheduleEntryInput>,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    const { collection, id } = input;
    const times = scheduledTimes(input, loaded, scope.clock());
    const revision = isNever(times)
      ? (await cancelIn(scope, permit, loaded)).revision
      : await order(scope, permit, { collection, loaded, times });
    const item = await readWritten(scope, { collection, id, revision });
    return { ...times, revision, item };
  },
  audit: ({ scope, input: { collection }, loaded }, { publishAt, unpublishAt, revision }) => {
    if (revision === loaded.revision) return null;
    const times = { publishAt, unpublishAt };
    const verb = isNever(times)
      ? { action: "entry.cancel-schedule", past: "Cancelled the schedule of" }
      : { action: "entry.schedule", past: "Scheduled" };
    const { summary, ...line } = entryAudit(verb, { collection, ...loaded });
    const locale = concernsOneLocale(scope, collection) ? { locale: scope.locale } : {};
    const detail = {
      ...locale,
      publishAt: publishAt?.toISOString() ?? null,
      unpublishAt: unpublishAt?.toISOString() ?? null,
    };
    return {
      ...line,
      detail,
      summary: [summary, ...Object.values(locale), ...wordsFor(times)].join(", "),
    };
  },
});

const isNever = ({ publishAt, unpublishAt }: ScheduledTimes): boolean =>
  publishAt === null && unpublishAt === null;

type Ordered = {
  readonly collection: string;
  readonly loaded: LoadedEntry;
  readonly times: ScheduledTimes;
};

/** @returns the revision that follows. */
async function order(
  scope: Scope,
  permit: Permit<"publish">,
  { collection, loaded, times }: Ordered,
): Promise<number> {
  const { id, revision } = loaded;
  const by = schedulerIn(scope);
  if (!modelOf(scope, collection).publishes) {
    throw new Conflict("Entries of this collection have no drafts: what is saved is shown.");
  }
  const locale = concernsOneLocale(scope, collection) ? scope.locale : null;
  const isFirst = locale === null || locale === scope.locales[0];
  if (locale === null || (isFirst && times.unpublishAt !== null)) {
    await requireEveryLocale(scope, permit);
  }
  requireOnlySchedule(loaded, locale);
  requireFirstPublished(scope, { locale, loaded });
  requireSomethingToTakeOff(times, loaded);
  const version = times.publishAt === null ? null : await keptVersion(scope, collection, loaded);
  const schedule = { id: newId(), version, by, locale, isFirst };
  await keepSchedule(scope, permit, { ...times, schedule, revision });
  await sendScheduleJobs(scope, { id, schedule: schedule.id, ...times });
  return revision + 1;
}

/** The version that will be published: what is drafted now, which could be published now. */
async function keptVersion(scope: Scope, collection: string, loaded: LoadedEntry): Promise<number> {
  await requireComplete(scope, { ...loaded, collection });
  await requirePlace(scope, { collection, id: loaded.id }, { content: loaded, drafted: loaded });
  return keepNumberedVersion(scope, loaded.id, "schedule");
}

type Asked = { readonly locale: string | null; readonly loaded: LoadedEntry };

function requireFirstPublished({ locales }: Scope, { locale, loaded: { status } }: Asked): void {
  const [first = ""] = locales;
  const isOut = status === "published" || status === "changed";
  if (locale === null || locale === first || isOut) return;
  throw new Conflict(`Publish it in the default language first: ${first}.`);
}

function requireSomethingToTakeOff({ publishAt }: ScheduledTimes, { status }: LoadedEntry): void {
  if (publishAt !== null || status === "published" || status === "changed") return;
  const message = "It is not published, so there is nothing to take off.";
  throw new Invalid(message, [{ path: ["unpublishAt"], message }]);
}

/** By whose rights it will happen. @throws Forbidden for those who can order nothing. */
const wordsFor = ({ publishAt, unpublishAt }: ScheduledTimes): string[] => [
  ...(publishAt === null ? [] : [`to be published at ${publishAt.toISOString()}`]),
  ...(unpublishAt === null ? [] : [`to be taken off at ${unpublishAt.toISOString()}`]),
];
