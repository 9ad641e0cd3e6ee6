import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { blockSchema } from "./blocks/block-schema.ts";
import { readBlocks } from "./blocks/read-blocks.ts";
import { previewFrame, unkept } from "./preview-frame.ts";
import type { SiteCollection } from "./read-collection-site.ts";
import type { SiteContent } from "./read-site.ts";
import { listChildren, showsWebsite } from "./site-page.ts";

/** What would stand at an address, what the website is called, and what of it could not be read. */
export type Previewed = {
  readonly name: string;
  readonly content: SiteContent | SiteCollection;
  /** How many parts are not shown, as they are not complete. */
  readonly left: number;
};

const input = z.strictObject({
  /** Null: the page is not kept yet. */
  id: z.uuid().nullable(),
  title: z.string().max(500),
  blocks: z.array(z.unknown()).max(200),
});

/**
 * The page as it is being written: what whoever writes it sends, and of everything else what they may
 * read themselves. Nothing of it is kept.
 */
export const previewPage = defineQuery({
  action: "read-draft",
  fieldwise: true,
  collection: "pages",
  input,
  run: async ({ scope, input: { id, title, blocks: sent }, permit }): Promise<Previewed> => {
    const blocks = sent.flatMap((block) => blockSchema.safeParse(block).data ?? []);
    const reads = await readBlocks(scope, "draft", blocks);
    const { name, ...frame } = await previewFrame(scope, { blocks, reads });
    const at = { collection: "pages", view: "draft", cases: permit.cases } as const;
    const hasChildren = id !== null && showsWebsite(at);
    return {
      name,
      left: sent.length - blocks.length,
      content: {
        ...{ ...frame, kind: "page", entry: unkept({ title, blocks }) },
        children: hasChildren ? await listChildren(scope, at, id) : [],
        reads,
      },
    };
  },
});
