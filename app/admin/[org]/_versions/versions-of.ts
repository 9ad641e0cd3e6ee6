import {
  compareDraftVersions,
  compareSavedVersions,
} from "@/lib/content/history/compare-versions.ts";
import { listDraftVersions, listSavedVersions } from "@/lib/content/history/list-entry-versions.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { versionLine, type VersionLine } from "./version-line.ts";

/** Names an entry, and whether its collection has drafts. */
export type Versioned = {
  readonly org: string;
  readonly collection: string;
  readonly id: string;
  readonly hasDrafts: boolean;
  /** The language that is compared in; left out or null: the default one. */
  readonly locale?: string | null;
};

export type VersionPage = { readonly lines: readonly VersionLine[]; readonly next: string | null };

/** The versions of an entry, newest first, a page at a time; the 404 page without leave. */
export async function versionsOf(
  { org, collection, id, hasDrafts }: Versioned,
  after: string | null,
): Promise<VersionPage> {
  const asked = { collection, id, question: { size: "50", after } };
  const { items, page } = hasDrafts
    ? await loadPage(listDraftVersions, org, asked)
    : await loadPage(listSavedVersions, org, asked);
  return { lines: items.map(versionLine), next: page.next };
}

/** What is another in the entry as it stands now than in a version of it. */
export async function changesSince(
  { org, collection, id, hasDrafts, locale = null }: Versioned,
  from: number,
) {
  const where = { org, locale };
  const asked = { collection, id, from, to: null };
  const { changes } = hasDrafts
    ? await loadPage(compareDraftVersions, where, asked)
    : await loadPage(compareSavedVersions, where, asked);
  return changes;
}
