"use client";

import { useMemo } from "react";
import type { RelatedEntries } from "@/app/_screens/fields/form-surroundings.tsx";
import { searchDraftsAction, searchPublishedAction } from "./actions.ts";
import type { EditorPlace } from "./editor-options.ts";
import { pickedFrom } from "./picked-from.ts";
import type { Related } from "./related-of.ts";

/** What a form asks about the entries that its relations lead to. */
export function useRelated(
  { org, locale }: Pick<EditorPlace, "org" | "locale">,
  { targets, known }: Related,
): RelatedEntries {
  return useMemo(
    () => ({
      known,
      addressOf: (to, id) =>
        to === "pages" || to === "posts"
          ? `/admin/${org}/${to}/${id}`
          : `/admin/${org}/content/${to}/${id}`,
      search: async (to, words, after) => {
        const { view = "published", title = null } = targets[to] ?? {};
        const ask = view === "draft" ? searchDraftsAction : searchPublishedAction;
        const isNarrowed = title !== null && words !== "";
        const filter = isNarrowed ? { [title]: { _icontains: words } } : {};
        const question = { filter, size: "20", after, sort: title };
        const result = await ask(org, { collection: to, question }, locale);
        if (!result.ok) throw new Error(result.error.detail);
        const { items, page } = result.value;
        return { items: items.map((item) => pickedFrom(item, title)), next: page.next };
      },
    }),
    [org, locale, targets, known],
  );
}
