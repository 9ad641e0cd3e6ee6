import type { PostData } from "@/lib/content/entry-data.ts";
import type { EntryDetail } from "@/lib/content/entry.ts";
import type { EntryDraft } from "../_content/entry-draft.ts";

/** What of a post is edited. */
export const draftOfPost = (entry: EntryDetail): EntryDraft<PostData> => ({
  slug: entry.slug,
  parentId: entry.parentId,
  data: entry.data as PostData,
});
