import type { Principal } from "@/lib/access/principal.ts";
import type { PostData } from "@/lib/content/entry-data.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { callerOf } from "../two-organizations.ts";

/** A paragraph as a rich text. */
export const paragraph = (text: string): PostData["body"] => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

/** A post that says nothing, but what a test says. */
export const postOf = (data: Partial<PostData>): PostData => ({
  title: "Untitled",
  body: paragraph("text"),
  excerpt: "",
  tags: [],
  categories: [],
  author: null,
  sticky: false,
  secretNote: "hidden-only",
  ...data,
});

type Seed = {
  collection: "pages" | "posts" | "authors";
  data: object;
  slug?: string;
  parentId?: string | null;
  isDraft?: boolean;
};

/** Writes an entry as somebody who may, published unless it shall be a draft; answers its id. */
export async function seedEntry(
  by: Principal,
  { collection, data, slug = newId(), parentId = null, isDraft = false }: Seed,
): Promise<string> {
  const entry = { collection, slug, parentId, data };
  const { id } = await runUseCase(createEntry, entry, callerOf(by));
  if (!isDraft) await runUseCase(publishEntry, { collection, id, revision: 1 }, callerOf(by));
  return id;
}
