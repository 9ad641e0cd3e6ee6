import { z } from "zod";
import {
  SOURCE_KINDS,
  sourceListSchema,
  type SiteSources,
} from "@/lib/site-access/site-sources.ts";

/** One line a source; lines without anything on them do not count. */
const lines = z.string().transform((text, context) => {
  const checked = sourceListSchema.safeParse(text.split(/\s+/).filter((line) => line !== ""));
  if (checked.success) return checked.data;
  // @NOTE Said of the whole field: a message about its second line would find no place on screen.
  context.addIssue({ code: "custom", message: checked.error.issues[0]?.message ?? "" });
  return z.NEVER;
});

/** The form of `siteSourcesSchema`: a text for each kind. */
export const sourcesFormSchema = z.strictObject({
  script: lines,
  style: lines,
  img: lines,
  font: lines,
  connect: lines,
  frame: lines,
});

export type SourcesForm = z.input<typeof sourcesFormSchema>;

/** What the form shows of the sources that are set. */
export const sourcesText = (sources: SiteSources): SourcesForm =>
  Object.fromEntries(
    SOURCE_KINDS.map((kind) => [kind, (sources[kind] ?? []).join("\n")]),
  ) as SourcesForm;
