import { proven } from "@/app/admin/_proof/proven.ts";
import type { ContentValues } from "@/lib/content/content-entry.ts";
import {
  bulkEntriesAction,
  listBinnedAction,
  listDraftsAction,
  listPublishedAction,
} from "./actions.ts";
import type { Chosen } from "./selection.tsx";

export type Deed = "publish" | "unpublish" | "bin" | "unbin" | "delete";

/** A list whose entries something is done to. */
export type BulkPlace = {
  readonly org: string;
  readonly collection: string;
  readonly from: "draft" | "published" | "bin";
  /** The field that names an entry; null: none that may be read. */
  readonly title: string | null;
  /** The language that the filter and the names are in; left out or null: the default one. */
  readonly locale?: string | null;
};

/** An entry that something was not done to, and why. */
export type Refusal = { readonly id: string; readonly title: string; readonly reason: string };

/** How far it is. */
export type BulkProgress = {
  readonly done: readonly string[];
  readonly refused: readonly Refusal[];
};

/** So many at a time: the bar moves, and stopping does not take long. */
const BATCH = 20;
const PAGE = "100";

/** All entries that a filter lets through, in the order of their ids, which nothing that is done changes. */
export async function* matching(
  { org, collection, from, title, locale = null }: BulkPlace,
  filter: ContentValues,
): AsyncGenerator<readonly Chosen[], void> {
  const ask = { draft: listDraftsAction, published: listPublishedAction, bin: listBinnedAction }[
    from
  ];
  const fields = { [collection]: title ?? "" };
  let after: string | null = null;
  do {
    const question: ContentValues = { filter, fields, sort: "id", size: PAGE, after };
    const result: Listed = await ask(org, { collection, question }, locale);
    if (!result.ok) throw new Error(result.error.detail);
    yield result.value.items.map(({ id, revision, attributes }) => ({
      ...{ id, revision },
      title: nameIn(title === null ? null : attributes[title]),
    }));
    after = result.value.page.next;
  } while (after !== null);
}

type Listed = Awaited<ReturnType<typeof listPublishedAction>>;

export const nameIn = (value: unknown): string =>
  typeof value === "string" && value !== "" ? value : "Untitled";

type Doing = {
  readonly place: BulkPlace;
  readonly deed: Deed;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BulkProgress) => void;
};

/**
 * Does something to entry after entry, each by itself, until all are done or somebody stops it. What
 * was done stays done. @returns what came of it. @throws Error when the server cannot be reached.
 */
export async function doToAll(
  pages: AsyncIterable<readonly Chosen[]> | Iterable<readonly Chosen[]>,
  { place: { org, collection }, deed, signal, onProgress }: Doing,
): Promise<BulkProgress> {
  let progress: BulkProgress = { done: [], refused: [] };
  for await (const page of pages) {
    for (let from = 0; from < page.length && !signal.aborted; from += BATCH) {
      const batch = page.slice(from, from + BATCH);
      const entries = batch.map(({ id, revision }) => ({ id, revision }));
      const result = await proven(() =>
        bulkEntriesAction(org, { collection, action: deed, entries }),
      );
      if (!result.ok) throw new Error(result.error.detail);
      progress = withReport(progress, batch, result.value.report);
      onProgress(progress);
    }
    if (signal.aborted) break;
  }
  return progress;
}

type Reported = { readonly id: string; readonly error?: { readonly detail: string } };

function withReport(
  { done, refused }: BulkProgress,
  batch: readonly Chosen[],
  report: readonly Reported[],
): BulkProgress {
  const titles = new Map(batch.map(({ id, title }) => [id, title]));
  return {
    done: [...done, ...report.flatMap(({ id, error }) => (error === undefined ? [id] : []))],
    refused: [
      ...refused,
      ...report.flatMap(({ id, error }) =>
        error === undefined
          ? []
          : [{ id, title: titles.get(id) ?? "Untitled", reason: error.detail }],
      ),
    ],
  };
}
