type Field = { readonly name: string; readonly label: string };

/** By field the column of the same name, or of one that means it. */
export function fieldsFor(
  { fields }: { readonly fields: readonly Field[] },
  columns: readonly string[],
): Record<string, string> {
  const found = fields.flatMap(({ name, label }): [string, string][] => {
    const meanings = [plain(name), plain(label), ...(MEANINGS[name] ?? [])];
    const column = columns.find((one) => meanings.includes(plain(one.replace(/^custom: /, ""))));
    return column === undefined ? [] : [[name, column]];
  });
  return Object.fromEntries(found);
}

const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  title: ["name", "headline", "subject"],
  body: ["content", "text", "description", "html"],
  slug: ["address", "permalink"],
  excerpt: ["summary", "teaser"],
  publishedAt: ["date", "publishedat", "published"],
  tags: ["tag", "keywords"],
  categories: ["category"],
};

/** A name as it is compared: letters and digits alone. */
export const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
