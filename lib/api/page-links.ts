import type { ListAnswer } from "@/lib/query/resource.ts";

/** An address with its query as links spell it. */
export function spelled(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The pages around this one, by the question that was asked; null where there is none. */
export function pageLinks(
  { path, search }: { path: string; search: string },
  { next, prev }: ListAnswer["page"],
) {
  const at = (place: Record<string, string>) => {
    const query = new URLSearchParams(search);
    query.delete("page[after]");
    query.delete("page[before]");
    for (const [name, value] of Object.entries(place)) query.set(name, value);
    return spelled(path, query);
  };
  return {
    first: at({}),
    prev: prev === null ? null : at({ "page[before]": prev }),
    next: next === null ? null : at({ "page[after]": next }),
  };
}
