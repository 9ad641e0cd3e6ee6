import { cache } from "react";
import type { EntrySummary } from "@/lib/content/entry.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";

/** The live entries of a collection in tree order, asked once a request; the 404 page without leave. */
export const entriesOf = cache(
  (organizationSlug: string, collection: "pages" | "posts"): Promise<readonly EntrySummary[]> =>
    loadPage(listEntriesUseCase, organizationSlug, { collection }),
);
