import { z } from "zod";
import { newId } from "@/lib/kernel/ids.ts";
import { designSchema } from "@/lib/site-design/design.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { readBlocks } from "./blocks/read-blocks.ts";
import type { PageData } from "./entry-data.ts";
import { previewFrame, unkept } from "./preview-frame.ts";
import type { Previewed } from "./preview-page.ts";
import { viewOf } from "./resource/entry-source.ts";
import { HOME } from "./site-paths.ts";
import { findByPath, showsWebsite } from "./site-page.ts";

/** The start page in a look that nobody has saved yet, as whoever chooses it may read it. */
export const previewDesign = defineQuery({
  action: "read",
  collection: "settings",
  input: z.strictObject({ design: designSchema }),
  run: async ({ scope, input: { design } }): Promise<Previewed> => {
    const data = (await startPage(scope)) ?? SAMPLE;
    const reads = await readBlocks(scope, "draft", data.blocks);
    const { name, ...frame } = await previewFrame(scope, [data, reads, design]);
    return {
      name,
      left: 0,
      content: {
        ...{ ...frame, kind: "page", dress: { ...frame.dress, design } },
        entry: unkept(data),
        ...{ children: [], reads },
      },
    };
  },
});

async function startPage(scope: Scope): Promise<PageData | null> {
  const at = viewOf(scope, "draft", "pages");
  if (at === null || !showsWebsite(at)) return null;
  const entry = await findByPath(scope, { ...at, path: [HOME] });
  return entry === null ? null : (entry.data as PageData);
}

const SAMPLE: PageData = {
  title: "A page of yours",
  blocks: [
    {
      ...{ id: newId(), kind: "hero", title: "", image: null },
      text: "This is how it will look once there is something to read.",
      buttons: [{ label: "Read on", url: "/" }],
    },
    {
      ...{ id: newId(), kind: "richText" },
      doc: {
        type: "doc",
        content: [
          { type: "paragraph", content: [{ type: "text", text: "The tide was out." }] },
          {
            type: "heading",
            attrs: { level: 2 },
            content: [{ type: "text", text: "What the sea leaves" }],
          },
          {
            type: "paragraph",
            content: [{ type: "text", text: "Shells, mostly, and every so often a bottle." }],
          },
        ],
      },
    },
  ],
};
