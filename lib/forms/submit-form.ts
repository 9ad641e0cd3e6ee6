import { z } from "zod";
import { readSent } from "@/lib/content/forms/read-sent.ts";
import { siteForm } from "@/lib/content/forms/site-form.ts";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import { modelOf } from "@/lib/content/models/model-of.ts";
import { addEntry } from "@/lib/content/resource/add-entry.ts";
import { applyPresets } from "@/lib/content/resource/apply-presets.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";

const input = z.strictObject({
  collection: collectionSlugSchema,
  values: z.record(z.string().max(80), z.array(z.string().max(20_000)).max(100)),
});

type Input = z.infer<typeof input>;

/**
 * Takes what a visitor sent by a form of the website: an entry as a draft, where there are drafts, with
 * what the permission fills in. Nothing of it, and of no other entry, is told to them.
 * @throws NotFound where visitors may send nothing; Invalid, naming each field; Conflict for a value
 * that is another entry's alone.
 */
export const submitForm = defineMutation({
  action: "create",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input,
  async run({ scope, input: { collection, values }, permit }) {
    const form = siteForm(scope, collection);
    if (form === null) throw new NotFound();
    const sent = readSent(form, values);
    const written = { attributes: new Map(Object.entries(sent)), relationships: new Map() };
    const model = modelOf(scope, collection);
    const changes = applyPresets(scope, model, {
      changes: { ...written, status: null },
      cases: permit.cases,
    });
    const named = [...written.attributes.keys()];
    const { id } = await addEntry(scope, permit, { model, changes, named, address: "free" });
    return { id };
  },
  audit: ({ input: { collection } }, { id }) => ({
    action: "form.submit",
    collection,
    subjectId: id,
    summary: `A visitor sent the form of ${collection}`,
  }),
});
