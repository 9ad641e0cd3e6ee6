import type { z } from "zod";
import { loadEntry } from "@/lib/content/entry-input.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { linkAudit } from "./link-audit.ts";
import { previewLinkInput } from "./link.ts";
import { makeLink } from "./make-link.ts";

type Input = z.infer<typeof previewLinkInput>;

/**
 * Makes a link that shows one entry as drafted, to whoever has it, until it ends: as far as the caller
 * may read the draft then.
 * @throws NotFound, Forbidden as for reading the draft; Conflict with too many links.
 */
export const createPreviewLink = defineMutation({
  action: "read-draft",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input: previewLinkInput,
  load: (scope, { collection, entry: id }, permit) => loadEntry(scope, { collection, id }, permit),
  run: ({ scope, input: { entry: entryId, minutes } }) =>
    makeLink(scope, { purpose: "preview", view: "draft", entryId, minutes }),
  audit: ({ input, loaded }, made) =>
    linkAudit({ ...input, ...made, purpose: "preview", title: loaded.title }),
});
