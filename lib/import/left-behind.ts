import type { Attachment } from "./wordpress-text.ts";
import type { WxrItem } from "./wxr-records.ts";

const TAKEN: ReadonlySet<string> = new Set(["category", "post_tag"]);

/** What an item has that there is no place for here, in words for a report. */
export function leftBehind(
  item: WxrItem,
  attachments: ReadonlyMap<number, Attachment>,
): readonly string[] {
  const terms = item.terms.filter(({ taxonomy }) => !TAKEN.has(taxonomy));
  const others = item.type === "page" ? item.terms : terms;
  return [
    comments(item.comments),
    list(
      "terms",
      others.map(({ taxonomy, name }) => `${taxonomy}: ${name}`),
    ),
    featuredImage(item, attachments),
    template(item),
    list(
      "custom fields",
      item.meta.map(({ key }) => key).filter((key) => !key.startsWith("_")),
    ),
  ].filter((note) => note !== null);
}

const comments = (count: number): string | null =>
  count === 0 ? null : `${count} ${count === 1 ? "comment" : "comments"} left behind`;

function list(what: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const shown = [...new Set(names)].slice(0, 10).map((name) => name.slice(0, 80));
  return `${what} left behind (${shown.join(", ")})`;
}

function featuredImage(item: WxrItem, attachments: ReadonlyMap<number, Attachment>): string | null {
  const id = valueOf(item, "_thumbnail_id");
  if (id === "") return null;
  const url = attachments.get(Number(id))?.url;
  return `featured image left behind (${url ?? `number ${id.slice(0, 20)}, not in the file`})`;
}

function template(item: WxrItem): string | null {
  const name = valueOf(item, "_wp_page_template");
  return name === "" || name === "default" ? null : `template “${name.slice(0, 80)}” left behind`;
}

const valueOf = ({ meta }: WxrItem, key: string): string =>
  meta.find((one) => one.key === key)?.value.trim() ?? "";
