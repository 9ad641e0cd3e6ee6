import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { ContentEntry, ContentValue } from "@/lib/content/content-entry.ts";
import { SEO_FIELD } from "@/lib/content/seo.ts";
import { emptyRichText } from "@/lib/richtext/schema.ts";
import { formField as field, TEXT, type ToldField } from "./form-fields.ts";
import { PAGE_BLOCKS } from "./page-blocks.ts";

const EMPTY_TEXT = emptyRichText() as ContentValue;
const title = field({
  ...{ name: "title", label: "Title", kind: "text" },
  ...{ required: true, isWide: true },
});
const slug = field({ name: "slug", label: "Address", kind: "slug", required: true, isWide: true });

/** What search engines and whoever shares it are told of an entry. */
const SEO = field({
  ...{ name: SEO_FIELD, label: "Search engines and sharing", kind: "group", isFolded: true },
  help: "Left empty, they are told the title, the beginning of the text and the first image.",
  fields: [
    field({ ...TEXT, name: "title", label: "Name in search results", max: 120, isWide: true }),
    field({
      ...{ name: "description", label: "Description", kind: "long-text" },
      ...{ whenEmpty: "", max: 320, help: "One or two sentences." },
    }),
    field({ name: "image", label: "Picture for sharing", kind: "image" }),
    field({
      ...{ name: "noindex", label: "Keep it out of search engines", kind: "boolean" },
      help: "The page stays where it is; search engines are asked not to list it.",
    }),
  ],
});

/** The fields of pages, as their form shows them: those of the collections in code have no definitions. */
export const PAGE_FIELDS: readonly FormField[] = [
  title,
  slug,
  field({ name: "parent", label: "Stands below", kind: "relation", to: "pages" }),
  field({
    ...{ name: "blocks", label: "Blocks", kind: "blocks", max: 200 },
    blocks: PAGE_BLOCKS,
  }),
  SEO,
];

const words = {
  kind: "json",
  help: "Separated by commas.",
  whenEmpty: [],
} satisfies Partial<ToldField>;

/** The fields of posts, as their form shows them. */
export const POST_FIELDS: readonly FormField[] = [
  title,
  slug,
  field({ name: "body", label: "Text", kind: "rich-text", whenEmpty: EMPTY_TEXT }),
  field({
    ...{ name: "excerpt", label: "Excerpt", kind: "long-text", whenEmpty: "", max: 2_000 },
    help: "Shown in lists instead of the beginning of the text.",
  }),
  field({ ...words, name: "categories", label: "Categories" }),
  field({ ...words, name: "tags", label: "Tags" }),
  field({ name: "author", label: "Author", kind: "relation", to: "authors" }),
  field({
    ...{ name: "sticky", label: "Stands first", kind: "boolean" },
    help: "Stays before all other posts.",
  }),
  field({
    ...{ name: "secretNote", label: "Private note", kind: "long-text", max: 2_000 },
    ...{ whenEmpty: "", hidden: true },
  }),
  SEO,
];

/** Those of the fields that somebody may read in an entry, and whether they may write them. */
export const usableIn = (
  fields: readonly FormField[],
  entry: ContentEntry,
  mayWrite: boolean,
): FormField[] =>
  fields.flatMap((one): FormField[] => {
    const { name } = one;
    if (entry.redacted?.includes(name) === true) return [{ ...one, access: "redacted" }];
    const isShown = name in entry.attributes || name in entry.relationships;
    return isShown ? [{ ...one, access: mayWrite ? "write" : "read" }] : [];
  });
