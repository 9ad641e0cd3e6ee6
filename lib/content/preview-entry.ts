import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "./entry-data.ts";
import { titleIn } from "./models/collection-model.ts";
import { modelOf } from "./models/model-of.ts";
import { inDraft, valueSchema } from "./models/value-schema.ts";
import { previewFrame } from "./preview-frame.ts";
import type { Previewed } from "./preview-page.ts";
import { entrySource } from "./resource/entry-source.ts";
import { findItem, type SiteField } from "./site-collection.ts";

const input = z.strictObject({
  collection: collectionSlugSchema,
  /** Null: the entry is not kept yet. */
  id: z.uuid().nullable(),
  values: z.record(z.string().max(80), z.json()),
});

/**
 * An entry of an own collection as it is being written; see `previewPage`. What it relates to is shown
 * as it is saved. @throws NotFound for a collection that has no addresses on the website.
 */
export const previewEntry = defineQuery({
  action: "read-draft",
  fieldwise: true,
  collection: ({ collection }: z.infer<typeof input>) => collection,
  input,
  run: async ({ scope, input: { id, values }, permit }): Promise<Previewed> => {
    const { collection, cases } = permit;
    const model = modelOf(scope, collection);
    const { definitions, website, slug, titleField } = model;
    if (definitions === null || !website) throw new NotFound();
    const source = entrySource(scope, { collection, view: "draft", cases });
    const saved = id === null ? null : await findItem(scope, { model, source }, id);
    const shown = definitions
      .filter(({ name, hidden }) => !hidden && name !== titleField && source.fields.has(name))
      .map((definition): SiteField | null => {
        const { name, to } = definition;
        const links = saved?.fields.find((field) => field.definition.name === name)?.links ?? [];
        if (to !== null) return { definition, value: null, links };
        const read = valueSchema(inDraft(definition)).safeParse(values[name] ?? null);
        return read.success ? { definition, value: read.data as SiteField["value"], links } : null;
      });
    const fields = shown.filter((field) => field !== null);
    const { name, ...frame } = await previewFrame(
      scope,
      fields.map(({ value }) => value),
    );
    const entry = {
      ...{ slug: "", publishedAt: null, isDraft: false, fields },
      title: titleIn(model, values),
    };
    const about = { slug, name: model.name };
    return {
      ...{ name, left: shown.length - fields.length },
      content: { ...frame, kind: "entry", collection: about, entry },
    };
  },
});
