const WORDS: Readonly<Record<string, string>> = {
  post: "Posts",
  page: "Pages",
  author: "Authors",
  nav_menu_item: "Menu items",
  row: "Rows",
};

/** What the items of a kind are called. */
export const kindWord = (kind: string, source: string): string =>
  source === "wxr" || kind === "row" ? (WORDS[kind] ?? kind) : kind;
