import type { Scope } from "@/lib/tenancy/scope.ts";
import { addressesOfFiles } from "../imports/file-repository.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { addressesOfLinks } from "../imports/line-repository.ts";
import { addressesIn, pageOf } from "../mapping/rewrite-addresses.ts";
import type { StagedFile } from "../source/staged-line.ts";
import type { MappedLine } from "./mapped-lines.ts";

/** What an address becomes; null: it stays. */
export type Become = (address: string) => string | null;

/** Where pages and files that lines speak of are here, as far as this import and those before it know. */
export async function knownAddresses(
  scope: Scope,
  row: ImportRow,
  lines: readonly MappedLine[],
): Promise<Become> {
  const found = lines.flatMap(addressesOf);
  const pages = found.flatMap(({ url }) => pageOf(url)?.page ?? []);
  const links = await addressesOfLinks(scope, row.id, [...new Set(pages)]);
  const files = await addressesOfFiles(scope, row, [...new Set(found.map(({ url }) => url))]);
  return (address) => {
    const file = files.get(address);
    if (file !== undefined) return file;
    const place = pageOf(address);
    const page = place === null ? undefined : links.get(place.page);
    return page === undefined ? null : `${page}${place?.rest ?? ""}`;
  };
}

const addressesOf = ({ mapped }: MappedLine) =>
  "entry" in mapped ? addressesIn(mapped.entry.data) : [];

/** @NOTE A link leads anywhere; what lies where WordPress keeps its files is a file. */
const isUpload = (url: string, site: string): boolean =>
  URL.canParse(url) &&
  site.startsWith(new URL(url).host) &&
  /\/(?:wp-content\/uploads|files)\/.+\.[a-z\d]{2,5}$/i.test(new URL(url).pathname);

/** The files that lines show. */
export function filesIn({ found }: ImportRow, lines: readonly MappedLine[]): readonly StagedFile[] {
  const site = typeof found.facts["site"] === "string" ? found.facts["site"] : "";
  return lines
    .flatMap(addressesOf)
    .filter(({ is, url }) => is === "shown" || isUpload(url, site))
    .map(({ url, alt }) => ({ url, alt }));
}
