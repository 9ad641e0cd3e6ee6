import type { ContentValue } from "@/lib/content/content-entry.ts";

const LONGEST = 120;

/** What is no plain value in a few words: the text of a document, the name of a file, how many. */
export function shortText(value: ContentValue): string {
  if (Array.isArray(value)) {
    return value.every((one) => typeof one === "string")
      ? value.join(", ")
      : itemsText(value.length);
  }
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if (value["type"] === "doc") return cut(textIn(value).join(" "));
  const named = [value["name"], value["alt"], value["url"]].find(
    (one): one is string => typeof one === "string" && one !== "",
  );
  return cut(named ?? JSON.stringify(value));
}

const itemsText = (count: number): string =>
  count === 0 ? "" : `${count} ${count === 1 ? "item" : "items"}`;

function textIn(node: ContentValue): string[] {
  if (Array.isArray(node)) return node.flatMap(textIn);
  if (typeof node !== "object" || node === null) return [];
  if (typeof node["text"] === "string") return [node["text"]];
  return textIn(node["content"] ?? null);
}

const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
