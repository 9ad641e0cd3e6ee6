import type { FormBlock, FormField } from "@/app/_screens/fields/form-field.ts";
import type { ContentEntry, ContentValue } from "@/lib/content/content-entry.ts";
import { emptyRichText } from "@/lib/richtext/schema.ts";

type Told = Pick<FormField, "name" | "label" | "kind"> & Partial<FormField>;

const field = (told: Told): FormField => ({
  ...{ id: told.name, required: false, unique: false, indexed: false, localized: false },
  ...{ choices: null, min: null, max: null, pattern: null, default: null, hidden: false },
  ...{ help: "", to: null, fields: null, blocks: null },
  ...told,
});

const block = (name: string, label: string, fields: FormField[]): FormBlock => ({
  ...{ id: name, name, label, fields },
});

const EMPTY_TEXT = emptyRichText() as ContentValue;
const title = field({
  ...{ name: "title", label: "Title", kind: "text" },
  ...{ required: true, isWide: true },
});
const slug = field({ name: "slug", label: "Address", kind: "slug", required: true, isWide: true });
const text = { kind: "text", whenEmpty: "" } as const;

/** The fields of pages, as their form shows them: those of the collections in code have no definitions. */
export const PAGE_FIELDS: readonly FormField[] = [
  title,
  slug,
  field({ name: "parent", label: "Stands below", kind: "relation", to: "pages" }),
  field({
    ...{ name: "blocks", label: "Blocks", kind: "blocks", max: 200 },
    blocks: [
      block("richText", "Text", [
        field({ name: "doc", label: "Text", kind: "rich-text", whenEmpty: EMPTY_TEXT }),
      ]),
      block("image", "Image", [
        field({
          ...text,
          name: "url",
          label: "Address of the image",
          required: true,
          isWide: true,
        }),
        field({
          ...{ ...text, name: "alt", label: "Alternative text" },
          help: "What the image shows, for those who do not see it. Empty for mere decoration.",
        }),
        field({ ...text, name: "caption", label: "Caption" }),
      ]),
    ],
  }),
];

const words = { kind: "json", help: "Separated by commas.", whenEmpty: [] } satisfies Partial<Told>;

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
