import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { newId, type EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { mayDo, permitFor, type Named } from "./entry-access.ts";
import { findNamesake } from "./find-namesake.ts";
import { importedData } from "./imported-data.ts";
import { modelOf } from "./models/model-of.ts";
import { requireParent, requirePublishedParent } from "./entry-tree.ts";
import { findImported, freeSlug, type KnownEntry } from "./imported-reads.ts";
import { publishDraft, withdrawPublished } from "./publish-repository.ts";
import { type DraftContent, insertEntry, updateDraft } from "./repository.ts";
import { scheduleImported } from "./schedule-imported.ts";
import { slugSchema } from "./slug.ts";
import { keepVersion } from "./versions.ts";
import { requireWholeEntry } from "./whole-entry.ts";

/** An entry from elsewhere: what it says, where it stands, and what knows it again. */
export const foreignEntrySchema = z.strictObject({
  externalKey: z.string().min(1).max(1000),
  /** Another digest than last time means that the entry changed where it comes from. */
  digest: z.string().length(64),
  slug: slugSchema,
  /** The external key of the entry above; null at the root. */
  parentKey: z.string().max(1000).nullable(),
  position: z.int().min(0).max(1_000_000),
  data: z.unknown(),
  state: z.enum(["draft", "published", "scheduled"]),
  publishAt: z.date().nullable(),
  createdAt: z.date(),
  publishedAt: z.date().nullable(),
});

export type ForeignEntry = z.infer<typeof foreignEntrySchema>;

/** What became of it. `left`: it is here in another way, and stays as it is. */
export type Arrival = {
  readonly externalKey: string;
  readonly id: EntryId;
  readonly outcome: "created" | "updated" | "unchanged" | "left";
  readonly notes: readonly string[];
};

export type Landing = {
  readonly scope: Scope;
  readonly permit: Permit<"create">;
  readonly collection: string;
  /** The fields that are known elsewhere; the others stay as they are here. Left out: all of them. */
  readonly named?: Named;
  /** What becomes of one whose address somebody has here already. */
  readonly conflicts?: "rename" | "skip" | "update";
  /** What becomes of one that is to be published by somebody who may not; left out: it is refused. */
  readonly unpublished?: "kept as a draft";
};

/**
 * Brings one entry in. The same entry again changes nothing; one that changed where it comes from
 * replaces the draft and what is published, and the versions before stay. What somebody put into the
 * bin stays there. @throws Invalid for data the collection refuses.
 */
export async function importEntry(landing: Landing, entry: ForeignEntry): Promise<Arrival> {
  const { scope, collection } = landing;
  const { externalKey } = entry;
  const known = await knownEntry(landing, entry);
  const reason = known === null ? null : reasonToLeave(known, entry, collection);
  if (known !== null && reason !== null) {
    const isSame = reason === SAME;
    const outcome = isSame ? "unchanged" : "left";
    return { externalKey, id: known.id, outcome, notes: isSame ? [] : [reason] };
  }
  const id = known?.id ?? newId<EntryId>();
  const place = await placeOf(landing, { ...entry, id });
  const data = await importedData(landing, { entry, id: known?.id ?? null });
  const { slug, parentId } = place;
  const draft = { slug, parentId, position: entry.position, data };
  const written = await write(landing, { entry, known, id, draft });
  const settled = await settle(landing, { entry, known, id, revision: written, parentId });
  const { revision } = settled;
  const notes = [...place.notes, ...settled.notes];
  keepVersion(scope, id, "import");
  const publishAt = settled.notes.length > 0 ? null : entry.publishAt;
  const isScheduled = known?.scheduled ?? false;
  const at = { collection, id, revision, isScheduled, publishAt };
  const outcome = known === null ? "created" : "updated";
  return { externalKey, id, outcome, notes: [...notes, ...(await scheduleImported(scope, at))] };
}

type Known = KnownEntry & { readonly isLeft?: true };

/** The entry that an earlier import brought in, or the one that has its address where that is asked. */
async function knownEntry(landing: Landing, entry: ForeignEntry): Promise<Known | null> {
  const namesake = await findNamesake(landing, entry);
  if (namesake === null) return findImported(landing.scope, entry.externalKey);
  return namesake.is === "left" ? { ...namesake.known, isLeft: true } : namesake.known;
}

const SAME = "it is the same";

function reasonToLeave(
  { binned, collection, digest, isLeft }: Known,
  entry: ForeignEntry,
  wanted: string,
): string | null {
  if (isLeft === true) return "its address is taken here";
  if (binned) return "lies in the bin here, left there";
  if (collection !== wanted) return `stands in ${collection} here, left there`;
  return digest === entry.digest ? SAME : null;
}

type Wanted = ForeignEntry & { id: EntryId };

async function placeOf(
  { scope, collection }: Landing,
  { id, slug: wanted, parentKey }: Wanted,
): Promise<{ slug: string; parentId: EntryId | null; notes: string[] }> {
  const parentId = await parentFor(scope, { collection, id, parentKey });
  const { addressed } = modelOf(scope, collection);
  const slug = addressed ? await freeSlug(scope, { collection, id, parentId, slug: wanted }) : id;
  const orphaned = parentKey !== null && parentId === null;
  return {
    slug,
    parentId,
    notes: [
      ...(orphaned ? ["the page above it is not here, put at the root"] : []),
      ...(slug === wanted || !addressed
        ? []
        : [`address “${wanted}” is taken here, became “${slug}”`]),
    ],
  };
}

async function parentFor(
  scope: Scope,
  { collection, id, parentKey }: { collection: string; id: string; parentKey: string | null },
): Promise<EntryId | null> {
  const parent = parentKey === null ? null : await findImported(scope, parentKey);
  if (parent === null) return null;
  try {
    await requireParent(scope, { collection, id, parentId: parent.id });
    return parent.id;
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}

type Writing = {
  entry: ForeignEntry;
  known: KnownEntry | null;
  id: EntryId;
  draft: DraftContent;
};

/** Writes the draft; answers the revision it then has. */
async function write(
  { scope, permit, collection, named = "all" }: Landing,
  { entry, known, id, draft }: Writing,
): Promise<number> {
  const { externalKey, digest: externalDigest, createdAt } = entry;
  const origin = { externalKey, externalDigest };
  if (known === null) {
    await insertEntry(scope, permit, {
      ...draft,
      id,
      named,
      origin: { ...origin, createdAt },
    });
    return 1;
  }
  // @NOTE An import may do several things to an entry; the engine is asked about each of them.
  const mayUpdate = await permitFor(scope, { action: "update", collection, id });
  if (named === "all") requireWholeEntry(mayUpdate);
  await updateDraft(scope, mayUpdate, { ...draft, revision: known.revision, named, origin });
  return known.revision + 1;
}

type Settling = Omit<Writing, "draft"> & { revision: number; parentId: EntryId | null };

/**
 * Publishes the draft, or takes off the website what is no longer published elsewhere, for whoever may.
 * @returns the revision that follows, and what was not done.
 */
async function settle(
  { scope, collection, unpublished }: Landing,
  { entry, known, id, revision, parentId }: Settling,
): Promise<{ readonly revision: number; readonly notes: string[] }> {
  const isOut = known?.published === true;
  if (entry.state === "draft" && !isOut) return { revision, notes: [] };
  const isDraft = unpublished !== undefined;
  if (isDraft && !(await mayDo(scope, { action: "publish", collection, id }))) {
    return { revision, notes: [isOut ? UNSHOWN : AS_DRAFT] };
  }
  if (entry.state === "scheduled" && !isOut) return { revision, notes: [] };
  if (!modelOf(scope, collection).publishes) return { revision, notes: [] };
  const withdraw = entry.state !== "published";
  const mayPublish = await permitFor(scope, { action: "publish", collection, id });
  if (withdraw) {
    await withdrawPublished(scope, mayPublish, revision);
    return { revision: revision + 1, notes: [] };
  }
  const { publishedAt } = entry;
  await requirePublishedParent(scope, { id, parentId });
  await publishDraft(scope, mayPublish, {
    revision,
    ...(publishedAt === null ? {} : { publishedAt }),
  });
  return { revision: revision + 1, notes: [] };
}

const AS_DRAFT = "taken as a draft: you may not publish it";
const UNSHOWN = "what changed is not published: you may not publish it";
