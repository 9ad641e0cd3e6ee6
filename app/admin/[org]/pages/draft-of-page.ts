import type { PageData } from "@/lib/content/entry-data.ts";
import type { EntryDetail } from "@/lib/content/entry.ts";
import type { EntryDraft } from "../_content/entry-draft.ts";

/** What of a page is edited. */
export const draftOfPage = (entry: EntryDetail): EntryDraft<PageData> => ({
  slug: entry.slug,
  parentId: entry.parentId,
  data: entry.data as PageData,
});
