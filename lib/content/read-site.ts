import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery, type Query } from "@/lib/usecase/use-case.ts";
import { readBlocks, type BlockReads } from "./blocks/read-blocks.ts";
import type { PageData, PostData } from "./entry-data.ts";
import { readFrame, type SiteFrame } from "./site-frame.ts";
import {
  findByPath,
  listChildren,
  listPosts,
  showsWebsite,
  type NavigationItem,
  type SiteEntry,
  type SiteView,
} from "./site-page.ts";
import { HOME } from "./site-paths.ts";
import type { View } from "./resource/entry-sql.ts";

/** The path under which posts stand. A page of that slug at the root is not reachable. */
export const POSTS = "posts";

const input = z.strictObject({
  path: z.array(z.string().max(400)).max(20),
  page: z.int().min(1).max(10_000).default(1),
});

type Input = z.infer<typeof input>;

type Entry<Data> = Omit<SiteEntry, "data"> & { readonly data: Data };

/** What stands at an address of an organization's website. */
export type SiteContent = SiteFrame &
  (
    | {
        readonly kind: "page";
        readonly entry: Entry<PageData>;
        readonly children: readonly NavigationItem[];
        readonly reads: BlockReads;
      }
    | { readonly kind: "post"; readonly entry: Entry<PostData> }
    | {
        readonly kind: "posts";
        readonly posts: readonly Entry<PostData>[];
        readonly page: number;
        readonly hasMore: boolean;
      }
  );

/** Reads an address of the published website. @throws NotFound when nothing stands there. */
export const readPublishedSite = siteQuery("read", "published");

/** Reads an address of the website as drafted, for guests and members. @throws NotFound. */
export const readDraftSite = siteQuery("read-draft", "draft");

function siteQuery<Asked extends Action>(
  action: Asked,
  view: View,
): Query<Input, undefined, SiteContent, Asked> {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ path }: Input) => (path[0] === POSTS ? "posts" : "pages"),
    input,
    run: ({ scope, input: { path, page }, permit: { collection, cases } }) => {
      if (!showsWebsite({ collection, cases })) throw new NotFound();
      return read(scope, { view, path, page, cases });
    },
  });
}

type Address = {
  view: View;
  path: readonly string[];
  page: number;
  cases: SiteView["cases"];
};

/** @NOTE What stands there first: most made-up addresses end before the frame is asked for. */
async function read(scope: Scope, at: Address): Promise<SiteContent> {
  const content = await (at.path[0] === POSTS ? readPosts : readPage)(scope, at);
  return { ...(await readFrame(scope, { view: at.view, content })), ...content };
}

async function readPage(scope: Scope, { view, path, cases }: Address) {
  const at = { collection: "pages", view, cases } as const;
  const slugs = path.length === 0 ? [HOME] : path;
  const entry = await findByPath(scope, { ...at, path: slugs });
  if (entry === null || isHomeByAnotherName(path)) throw new NotFound();
  const children = await listChildren(scope, at, entry.id);
  const page = entry as Entry<PageData>;
  const reads = await readBlocks(scope, view, page.data.blocks);
  return { kind: "page", entry: page, children, reads } as const;
}

/** One address a page: `/home` is not a second `/`. */
const isHomeByAnotherName = (path: readonly string[]): boolean =>
  path.length === 1 && path[0] === HOME;

async function readPosts(scope: Scope, { view, path, page, cases }: Address) {
  const at = { collection: "posts", view, cases } as const;
  if (path.length === 1) {
    const { items, hasMore } = await listPosts(scope, at, page);
    if (page > 1 && items.length === 0) throw new NotFound();
    return { kind: "posts", posts: items as Entry<PostData>[], page, hasMore } as const;
  }
  const entry = await findByPath(scope, { ...at, path: path.slice(1) });
  if (entry === null) throw new NotFound();
  return { kind: "post", entry: entry as Entry<PostData> } as const;
}
