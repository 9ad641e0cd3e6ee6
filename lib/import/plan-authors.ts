import { NO_DATE, type Taken, withDigest } from "./plan.ts";
import type { SiteIndex } from "./site-index.ts";

/** The authors of an export, in its order; they come before what they wrote. */
export function planAuthors(index: SiteIndex): readonly Taken[] {
  return [...index.authors.values()].map(({ login, name, slug, notes }, position) => {
    const createdAt = index.exportedAt ?? NO_DATE;
    const command = withDigest({
      externalKey: `wxr:${index.site}:author:${login}`,
      collection: "authors",
      slug,
      data: { title: name, email: "", bio: "" },
      parentKey: null,
      position,
      state: "published",
      publishAt: null,
      createdAt,
      publishedAt: createdAt,
    });
    const subject = { line: 0, postId: null, type: "author", title: name };
    return { kind: "take", subject, command, notes };
  });
}
