import { FileText, Newspaper } from "lucide-react";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { CollectionIcon } from "../_shell/collection-icon.tsx";
import type { Abilities } from "../_shell/sections.ts";
import type { Shelf } from "./offer.ts";

/** The collections whose entries the member may read, as the palette names what it found in them. */
export function shelvesIn(
  organizationSlug: string,
  can: Abilities,
  collections: readonly CollectionFor[],
): readonly Shelf[] {
  const base = `/admin/${organizationSlug}`;
  return [
    ...only(can.pages, {
      ...{ collection: "pages", name: "Pages", icon: <FileText />, base: `${base}/pages` },
    }),
    ...only(can.posts, {
      ...{ collection: "posts", name: "Posts", icon: <Newspaper />, base: `${base}/posts` },
    }),
    ...collections
      .filter(({ can: { read } }) => read)
      .map(({ slug, name, icon }) => ({
        ...{ collection: slug, name, icon: <CollectionIcon name={icon} /> },
        base: `${base}/content/${slug}`,
      })),
  ];
}

const only = (readable: boolean, shelf: Shelf): readonly Shelf[] => (readable ? [shelf] : []);
