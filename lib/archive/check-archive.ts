import type { Readable } from "node:stream";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { keptCheck, type KeptCheck } from "./kept-values.ts";
import type { Manifest, ManifestFile } from "./manifest.ts";
import { tableMember } from "./members.ts";
import { readArchive, type ArchiveReader } from "./read-archive.ts";
import { BOUNDS } from "./read-manifest.ts";
import { refused } from "./refused.ts";
import { textOf } from "./text-of.ts";

export type Checking = Pick<ArchiveReader, "onProgress" | "onManifest"> & {
  readonly bounds?: ArchiveReader["bounds"];
  /** What becomes of the rows and files of a sound archive; by default nothing. */
  readonly note?: (table: string, row: JsonObject) => void;
  readonly onFile?: NonNullable<ArchiveReader["onFile"]>;
};

/**
 * Reads an archive to its end without bringing anything in, and tells what it holds.
 * @throws Invalid as `readArchive`, and for content that its collection could not hold.
 */
export function checkArchive(source: Readable, options: Checking = {}): Promise<Manifest> {
  const check = contentCheck();
  const { note, ...reading } = options;
  return readArchive(source, {
    ...{ bounds: BOUNDS, onFile: drained, ...reading },
    onRows: ({ name }, rows, line) => {
      for (const [at, row] of rows.entries()) {
        const place = { member: tableMember(name), line: line + at };
        const problem = check(name, row);
        if (problem !== null) throw refused(place, problem);
        note?.(name, row);
      }
      return Promise.resolve();
    },
  });
}

async function drained(_file: ManifestFile, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _part of bytes);
}

/** Looks at rows by what stood in tables before theirs. */
export function contentCheck(): (table: string, row: JsonObject) => string | null {
  const checks = new Map<string, KeptCheck>();
  const collectionOf = new Map<string, KeptCheck>();
  let locales: readonly string[] = [];
  const ofEntry = (check: KeptCheck | undefined, forms: readonly (Json | undefined)[]) => {
    if (check === undefined) return "What it belongs to is not in the archive.";
    for (const form of forms) {
      const problem = form === null ? null : check(form as JsonObject, locales);
      if (problem !== null) return problem;
    }
    return null;
  };
  return (table, row) => {
    switch (table) {
      case "organization_settings":
        locales = row["locales"] as string[];
        return null;
      case "collections":
        checks.set(textOf(row["id"]), keptCheck(row));
        return null;
      case "entries": {
        const check = checks.get(textOf(row["collection_id"]));
        if (check !== undefined) collectionOf.set(textOf(row["id"]), check);
        return ofEntry(check, [row["draft"], row["published"]]);
      }
      case "entry_versions":
        return ofEntry(collectionOf.get(textOf(row["entry_id"])), [
          (row["data"] as JsonObject)["data"],
        ]);
      default:
        return null;
    }
  };
}
