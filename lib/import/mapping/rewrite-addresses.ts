import type { Json, JsonObject } from "@/lib/kernel/json.ts";

/** An address within content: of something shown, or of a link. */
export type FoundAddress = {
  readonly url: string;
  readonly alt: string;
  readonly is: "shown" | "link";
};

const SHOWN: readonly string[] = ["src", "url"];

/** The addresses of images, files and links anywhere within what an entry says. */
export function addressesIn(data: Json): readonly FoundAddress[] {
  if (Array.isArray(data)) return data.flatMap(addressesIn);
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([name, value]): readonly FoundAddress[] => {
    if (typeof value !== "string") return addressesIn(value);
    if (!/^https?:\/\//i.test(value)) return [];
    if (SHOWN.includes(name)) return [{ url: value, alt: altIn(data), is: "shown" }];
    return name === "href" ? [{ url: value, alt: "", is: "link" }] : [];
  });
}

const altIn = (data: JsonObject): string => (typeof data["alt"] === "string" ? data["alt"] : "");

/** The same content with other addresses where `become` knows one. */
export function rewriteAddresses(data: Json, become: (found: string) => string | null): Json {
  if (Array.isArray(data)) return data.map((one) => rewriteAddresses(one, become));
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([name, value]): [string, Json] => {
    if (typeof value !== "string") return [name, rewriteAddresses(value, become)];
    const isAddress = name === "href" || SHOWN.includes(name);
    return [name, isAddress ? (become(value) ?? value) : value];
  });
  return Object.fromEntries(entries);
}

/** What an address is compared by, as far as pages go: host and path, whatever scheme. */
export function pageOf(url: string): { readonly page: string; readonly rest: string } | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname, hash } = new URL(url);
  return { page: `${host}${pathname.replace(/\/+$/, "")}`, rest: hash };
}
