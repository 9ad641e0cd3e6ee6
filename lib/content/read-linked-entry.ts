import type { Action } from "@/lib/access/action.ts";
import type { Case } from "@/lib/access/grants.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { readDress } from "@/lib/site-design/read-dress.ts";
import { defineQuery, type Query } from "@/lib/usecase/use-case.ts";
import { readBlocks } from "./blocks/read-blocks.ts";
import type { PageData, PostData } from "./entry-data.ts";
import { entryInput, type EntryInput } from "./entry-input.ts";
import { readImageSizes } from "./image-sizes.ts";
import { NO_MENUS } from "./menus/menu.ts";
import { modelOf } from "./models/model-of.ts";
import type { SiteCollection } from "./read-collection-site.ts";
import type { SiteFrame } from "./site-frame.ts";
import type { SiteContent } from "./read-site.ts";
import { entrySource } from "./resource/entry-source.ts";
import type { View } from "./resource/entry-sql.ts";
import { findItem } from "./site-collection.ts";
import { findEntryOfSite, type SiteEntry } from "./site-page.ts";

/** An entry as the website would show it, wherever it stands: without a menu, and nothing below it. */
export type LinkedContent = Extract<
  SiteContent | SiteCollection,
  { kind: "page" | "post" | "entry" }
>;

/** One entry as published, as a page of its own. @throws NotFound. */
export const readLinkedPublished = linkedQuery("read", "published");

/** One entry as drafted, as a page of its own. @throws NotFound. */
export const readLinkedDraft = linkedQuery("read-draft", "draft");

function linkedQuery<Asked extends Action>(
  action: Asked,
  view: View,
): Query<EntryInput, undefined, LinkedContent, Asked> {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: EntryInput) => collection,
    input: entryInput,
    run: async ({ scope, input, permit: { cases } }) => {
      const content = await read(scope, { ...input, view, cases });
      if (content === null) throw new NotFound();
      const dress = await readDress(scope);
      const images = await readImageSizes(scope, [content, dress.design.logo]);
      return { ...content, navigation: NO_MENUS, dress, images };
    },
  });
}

type Asked = EntryInput & { readonly view: View; readonly cases: readonly Case[] };
type Content = LinkedContent extends infer One
  ? One extends LinkedContent
    ? Omit<One, keyof SiteFrame>
    : never
  : never;

async function read(scope: Scope, { id, ...at }: Asked): Promise<Content | null> {
  if (at.collection !== "pages" && at.collection !== "posts") return readItem(scope, { id, ...at });
  const entry = await findEntryOfSite(scope, at, id);
  if (entry === null) return null;
  if (at.collection === "posts") return { kind: "post", entry: withData<PostData>(entry) };
  const page = withData<PageData>(entry);
  const reads = await readBlocks(scope, at.view, page.data.blocks);
  return { kind: "page", entry: page, children: [], reads };
}

async function readItem(scope: Scope, { id, ...at }: Asked): Promise<Content | null> {
  const model = modelOf(scope, at.collection);
  const entry = await findItem(scope, { model, source: entrySource(scope, at) }, id);
  if (entry === null) return null;
  return { kind: "entry", collection: { slug: model.slug, name: model.name }, entry };
}

const withData = <Data>(entry: SiteEntry) => entry as Omit<SiteEntry, "data"> & { data: Data };
