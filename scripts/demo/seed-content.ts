import type { Block } from "@/lib/content/blocks/block-schema.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import type { ContentCollection, EntryData } from "@/lib/content/entry-data.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { HOME } from "@/lib/content/site-paths.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { DEMO_AUTHORS, DEMO_PAGES, DEMO_POSTS, type DemoPage, type DemoPost } from "./content.ts";
import { homeBlocks } from "./home-blocks.ts";
import { documentOf } from "./rich-text.ts";

const DRAFT_MARK = "draft-only";
const HIDDEN_MARK = "hidden-only";

/** Writes the demo's pages, posts and authors as whoever calls; `mark` goes into every text. */
export async function seedContent(mark: string, caller: Caller): Promise<void> {
  const authors = DEMO_AUTHORS.entries();
  for (const [position, { slug, name, bio }] of authors) {
    const data = { title: name, email: `${slug}@example.test`, bio: marked(bio, mark) };
    await add({ collection: "authors", slug, parentId: null, position, data }, caller);
  }
  for (const [position, page] of DEMO_PAGES.entries()) {
    await addPage({ page, parentId: null, position, mark }, caller);
  }
  for (const [position, post] of DEMO_POSTS.entries()) {
    const isDraft = post.state === "draft";
    const data = postData(post, isDraft ? marked(DRAFT_MARK, mark) : mark);
    const { slug } = post;
    await add({ collection: "posts", slug, parentId: null, position, data, isDraft }, caller);
  }
}

type Seed = {
  collection: ContentCollection;
  slug: string;
  parentId: string | null;
  position: number;
  data: EntryData;
  isDraft?: boolean;
};

async function add({ isDraft = false, ...entry }: Seed, caller: Caller): Promise<string> {
  const { id } = await runUseCase(createEntry, entry, caller);
  if (isDraft) return id;
  const { collection } = entry;
  await runUseCase(publishEntry, { collection, id, revision: 1 }, caller);
  return id;
}

type SeedPage = { page: DemoPage; parentId: string | null; position: number; mark: string };

async function addPage({ page, parentId, position, mark }: SeedPage, caller: Caller) {
  const { slug, state, children = [] } = page;
  const isDraft = state === "draft";
  const data = pageData(page, isDraft ? marked(DRAFT_MARK, mark) : mark);
  const place = { collection: "pages" as const, slug, parentId, position };
  const id = await add({ ...place, data, isDraft }, caller);
  if (state === "changed") {
    const changed = pageData(page, marked(`${DRAFT_MARK} A sentence still being weighed.`, mark));
    await runUseCase(saveDraft, { ...place, id, revision: 2, data: changed }, caller);
  }
  for (const [index, child] of children.entries()) {
    await addPage({ page: child, parentId: id, position: index, mark }, caller);
  }
}

function pageData({ slug, title, lines }: DemoPage, mark: string) {
  const marked = mark === "" ? lines : [...lines, mark];
  const text: Block = { id: newId(), kind: "richText", doc: documentOf(marked) };
  return { title, blocks: slug === HOME ? homeBlocks(marked, mark) : [text] };
}

const postData = ({ title, lines, image, tags, author }: DemoPost, mark: string) => ({
  title,
  body: documentOf([...lines, ...(mark === "" ? [] : [mark])], image),
  excerpt: marked(lines[0] ?? "", mark),
  tags: [...tags],
  categories: ["Workshop"],
  author,
  sticky: false,
  secretNote: marked(HIDDEN_MARK, mark),
});

const marked = (text: string, mark: string): string => [text, mark].filter(Boolean).join(" ");
