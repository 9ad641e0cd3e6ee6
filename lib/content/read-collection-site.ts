import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery, type Query } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "./entry-data.ts";
import { modelOf } from "./models/model-of.ts";
import { entrySource } from "./resource/entry-source.ts";
import type { View } from "./resource/entry-sql.ts";
import { findBySlug, listForSite, type SiteItem } from "./site-collection.ts";
import { readFrame, type SiteFrame } from "./site-frame.ts";

const input = z.strictObject({
  path: z.tuple([collectionSlugSchema]).rest(z.string().max(400)),
  page: z.int().min(1).max(10_000).default(1),
});

type Input = z.infer<typeof input>;

/** What stands at an address of an own collection on the website. */
export type SiteCollection = SiteFrame & {
  readonly collection: { readonly slug: string; readonly name: string };
} & (
    | { readonly kind: "entry"; readonly entry: SiteItem }
    | {
        readonly kind: "entries";
        readonly entries: readonly SiteItem[];
        readonly page: number;
        readonly hasMore: boolean;
      }
  );

/**
 * Reads `/{collection}` or `/{collection}/{slug}` of the published website.
 * @throws NotFound where nothing stands there.
 */
export const readPublishedCollection = collectionQuery("read", "published");

/** As `readPublishedCollection`, as drafted, for guests and members. @throws NotFound. */
export const readDraftCollection = collectionQuery("read-draft", "draft");

function collectionQuery<Asked extends Action>(
  action: Asked,
  view: View,
): Query<Input, undefined, SiteCollection, Asked> {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ path }: Input) => path[0],
    input,
    run: async ({ scope, input: { path, page }, permit }) => {
      const content = await read(scope, permit, { path: path.slice(1), page, view });
      return { ...(await readFrame(scope, { view, content })), ...content };
    },
  });
}

type Address = { readonly path: readonly string[]; readonly page: number; readonly view: View };

/** @NOTE An entry without an address that one may read has no page. */
async function read(
  scope: Scope,
  { collection, cases }: Pick<Permit, "collection" | "cases">,
  { path: [slug, ...deeper], page, view }: Address,
) {
  const model = modelOf(scope, collection);
  if (!model.website || model.definitions === null || deeper.length > 0) throw new NotFound();
  const source = entrySource(scope, { collection, view, cases });
  if (!source.fields.has("slug")) throw new NotFound();
  const at = { model, source };
  const about = { collection: { slug: model.slug, name: model.name } };
  if (slug !== undefined) {
    const entry = page === 1 ? await findBySlug(scope, at, slug) : null;
    if (entry === null) throw new NotFound();
    return { ...about, kind: "entry", entry } as const;
  }
  const { items: entries, hasMore } = await listForSite(scope, at, page);
  if (page > 1 && entries.length === 0) throw new NotFound();
  return { ...about, kind: "entries", entries, page, hasMore } as const;
}
