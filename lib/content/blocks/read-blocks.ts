import type { Action } from "@/lib/access/action.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { siteForm, type SiteForm } from "../forms/site-form.ts";
import { findModel } from "../models/model-of.ts";
import { heldFor } from "../resource/entry-rules.ts";
import { entrySource } from "../resource/entry-source.ts";
import type { View } from "../resource/entry-sql.ts";
import { listForBlock } from "../site-collection.ts";
import { listPostsForBlock, showsWebsite } from "../site-page.ts";
import type { Block, BlockOf } from "./block-schema.ts";
import { listedItem, listedPost } from "./listed.ts";
import type { ListedEntry } from "./listed-entry.ts";

/** What the blocks of a page show beside what stands in them. */
export type BlockReads = {
  /** The entries of each block that lists some, by the block's id; absent: none that one may read. */
  readonly listed: ReadonlyMap<string, readonly ListedEntry[]>;
  /** What visitors fill in, by the block's id; absent: nothing, or it is not for whoever looks. */
  readonly forms: ReadonlyMap<string, SiteForm>;
};

/** The most lists that are read for a page: each is a question of its own. */
export const MOST_LISTS = 12;

/**
 * Reads what the blocks of a page show, for whoever looks at it: the rights to the page give nothing
 * of what it lists, each collection is asked as it would be at its own address.
 */
export async function readBlocks(
  scope: Scope,
  view: View,
  blocks: readonly Block[],
): Promise<BlockReads> {
  const lists = blocks.filter((block) => block.kind === "entries").slice(0, MOST_LISTS);
  const listed = new Map<string, readonly ListedEntry[]>();
  for (const block of lists) {
    const entries = await readList(scope, view, block);
    if (entries !== null) listed.set(block.id, entries);
  }
  return { listed, forms: formsOf(scope, blocks) };
}

function formsOf(scope: Scope, blocks: readonly Block[]): ReadonlyMap<string, SiteForm> {
  const forms = blocks.flatMap((block): [string, SiteForm][] => {
    const form = block.kind === "form" ? siteForm(scope, block.collection) : null;
    return form === null ? [] : [[block.id, form]];
  });
  return new Map(forms);
}

async function readList(
  scope: Scope,
  view: View,
  block: BlockOf<"entries">,
): Promise<readonly ListedEntry[] | null> {
  const model = findModel(scope, block.collection);
  const held = model?.website === true ? mostOf(scope, view, block.collection) : null;
  if (model === null || held === null) return null;
  if (model.slug === "posts") {
    if (!showsWebsite(held)) return null;
    return (await listPostsForBlock(scope, held, block)).map(listedPost);
  }
  const source = entrySource(scope, held);
  if (model.definitions === null || !source.fields.has("slug")) return null;
  const items = await listForBlock(scope, { model, source }, block);
  return items.map((item) => listedItem(model.slug, item));
}

/** Drafts for whoever may read them where drafts are looked at, else what is published. */
function mostOf(scope: Scope, view: View, collection: string) {
  const ways: readonly (readonly [Action, View])[] =
    view === "draft" ? [["read-draft", "draft"], PUBLISHED] : [PUBLISHED];
  for (const [action, shown] of ways) {
    const held = heldFor(scope, action, collection);
    if (held !== null) return { collection, view: shown, cases: held.cases };
  }
  return null;
}

const PUBLISHED = ["read", "published"] as const;
