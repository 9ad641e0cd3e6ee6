import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict, Forbidden } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { holdingCases } from "./entry-access.ts";
import { entryAudit, entryInput } from "./entry-input.ts";
import { parseContent, titleIn, type CollectionModel } from "./models/collection-model.ts";
import { fromKept } from "./models/kept-data.ts";
import { isLocalized } from "./models/localized.ts";
import { modelOf } from "./models/model-of.ts";
import { concernsOneLocale, ofLocale, publishLocale, withdrawLocale } from "./publish-locale.ts";
import { requireEveryLocale } from "./require-every-locale.ts";
import { requirePlace } from "./require-place.ts";
import { requireUnique } from "./require-unique.ts";
import { scheduledDeedSchema } from "./schedule.ts";
import { sendScheduleJobs } from "./schedule-jobs.ts";
import {
  holdScheduled,
  publishVersion,
  readKeptVersion,
  repeatVersion,
  withdrawScheduled,
  type ScheduledEntry,
} from "./schedule-repository.ts";
import { keepVersion } from "./versions.ts";

/** Names an entry, one schedule of it, and what of that is due. */
export const dueInput = entryInput.extend({ schedule: z.uuid(), deed: scheduledDeedSchema });
export type DueInput = z.infer<typeof dueInput>;

/**
 * Does what was scheduled, in the language that it was scheduled for, by the right of whoever scheduled it as it is now. Once, however often it is
 * asked for: what is not scheduled any more, or in another way, or done already, is left as it is.
 * @throws Forbidden; Invalid, Conflict where it could not be published; NotFound for an entry that is gone.
 */
export const fireSchedule = defineMutation({
  action: "publish",
  collection: ({ collection }: DueInput) => collection,
  input: dueInput,
  load: loadDue,
  async run({ scope, input, loaded, permit }) {
    const standing = standingOf(loaded, input);
    if (standing === "early") await armAgain(scope, loaded);
    if (standing !== "due") return { done: null };
    await requireSameLanguages(scope, permit, loaded);
    return { done: await DEEDS[input.deed]({ scope, input, loaded, permit }) };
  },
  audit: ({ scope, input: { collection, deed, id } }, { done }) => {
    if (done === null) return null;
    const { summary, ...line } = entryAudit(VERBS[deed], { collection, id, ...done });
    return ofLocale(scope, { ...line, collection, summary: `${summary}, as scheduled` });
  },
  announces: ["content-changed"],
});

const VERBS = {
  publish: { action: "entry.publish", past: "Published" },
  unpublish: { action: "entry.unpublish", past: "Unpublished" },
} as const;

/**
 * @NOTE What was ordered for one language is done in that one or not at all, and what was ordered for all
 * takes the right in each.
 */
async function requireSameLanguages(
  scope: Scope,
  permit: Permit<"publish">,
  { schedule }: ScheduledEntry,
): Promise<void> {
  if (schedule === null || schedule.locale === null) return await requireEveryLocale(scope, permit);
  const { locale, isFirst } = schedule;
  if (concernsOneLocale(scope, permit.collection) && isFirst === (locale === scope.locales[0]))
    return;
  throw new Conflict("Languages or fields have changed since it was scheduled. Schedule it again.");
}

type LoadedDue = ScheduledEntry & { readonly holding: Permit["cases"] };

async function loadDue(
  scope: Scope,
  { collection, id }: DueInput,
  { action, cases }: Permit,
): Promise<LoadedDue> {
  const entry = await holdScheduled(scope, { collection, id });
  const holding = await holdingCases(scope, { action, collection, cases }, id);
  if (holding.length === 0) throw new Forbidden();
  return { ...entry, holding };
}

/** Whether it is this schedule that the entry has, and due. */
export function standingOf(
  { schedule, publishAt, unpublishAt, publishDue, unpublishDue }: ScheduledEntry,
  { schedule: id, deed }: DueInput,
): "due" | "early" | "over" {
  const isSet = (deed === "publish" ? publishAt : unpublishAt) !== null;
  if (schedule?.id !== id || !isSet) return "over";
  return (deed === "publish" ? publishDue : unpublishDue) ? "due" : "early";
}

/** @NOTE A job is gone once it was delivered, also where somebody ran it before its time. */
const armAgain = (
  scope: Scope,
  { id, schedule, publishAt, unpublishAt }: ScheduledEntry,
): Promise<void> =>
  sendScheduleJobs(scope, { id, schedule: schedule?.id ?? "", publishAt, unpublishAt });

type Due = {
  readonly scope: Scope;
  readonly input: DueInput;
  readonly loaded: ScheduledEntry;
  readonly permit: Permit<"publish">;
};

/** Each answers what it was about; null where there was nothing to do. */
const DEEDS: Readonly<Record<DueInput["deed"], (due: Due) => Promise<Done | null>>> = {
  publish: publishKept,
  unpublish: takeOff,
};

type Done = { readonly title: string };

async function publishKept({ scope, input, loaded, permit }: Due): Promise<Done> {
  if (loaded.isBinned) throw new Conflict("It lies in the bin.");
  const { collection, id } = input;
  const version = loaded.schedule?.version ?? 0;
  const { data, ...content } = await readKeptVersion(scope, id, version);
  const model = modelOf(scope, collection);
  requireSameFields(model, { data, published: loaded.published });
  requireWhole(scope, model, data);
  if (isWholeOrFirst(scope, collection)) {
    await requirePlace(scope, input, { content, drafted: loaded });
    await requireUnique(scope, model, { id, data });
  }
  const { revision } = loaded;
  if (concernsOneLocale(scope, collection)) {
    await publishLocale(scope, permit, { revision, version: { ...content, data } });
    await repeatVersion(scope, permit, { revision: revision + 1, version });
  } else await publishVersion(scope, permit, { revision, version });
  return { title: titleIn(model, fromKept(model, data, scope)) };
}

/** @NOTE Another language takes neither the address along nor what is in no language. */
const isWholeOrFirst = (scope: Scope, collection: string): boolean =>
  !concernsOneLocale(scope, collection) || scope.locale === scope.locales[0];

type Replacing = { readonly data: JsonObject; readonly published: JsonObject | null };

/**
 * @NOTE A field that took another's place since (another kind, several languages) has its values in what is
 * published, and none in the version: publishing that would lose them.
 */
function requireSameFields({ definitions }: CollectionModel, { data, published }: Replacing): void {
  const isLost = ({ id }: { readonly id: string }) =>
    !Object.hasOwn(data, id) && (published?.[id] ?? null) !== null;
  if (!(definitions ?? []).some(isLost)) return;
  throw new Conflict(
    "Fields of the collection have changed since it was scheduled. Schedule it again.",
  );
}

/** @NOTE The collection may ask for more than it did when this was scheduled. In every language of it. */
function requireWhole(
  { locales, inLocale }: Scope,
  model: CollectionModel,
  kept: JsonObject,
): void {
  const all = isLocalized(model) ? locales : locales.slice(0, 1);
  const spoken = inLocale === null ? all : [inLocale];
  for (const locale of spoken) {
    parseContent(model, fromKept(model, kept, { locale }), { locale, locales });
  }
}

async function takeOff({ scope, input, loaded, permit }: Due): Promise<Done | null> {
  if (!isWholeOrFirst(scope, input.collection)) {
    await withdrawLocale(scope, permit, loaded.revision);
    if (loaded.isPublished) keepVersion(scope, loaded.id, "unpublish");
  } else await withdrawScheduled(scope, permit, loaded);
  if (!loaded.isPublished) return null;
  const model = modelOf(scope, input.collection);
  return { title: titleIn(model, fromKept(model, loaded.draft, scope)) };
}
