import { pipeline, Readable, type Readable as Stream } from "node:stream";
import { pipeline as piped } from "node:stream/promises";
import { createGzip } from "node:zlib";
import tar from "tar-stream";
import { fileMember, MANIFEST, tableMember } from "./members.ts";
import type { Manifest } from "./manifest.ts";

export type Packing = {
  readonly openTable: (name: string) => Stream;
  /** Opens a file of the organization by the digest of its bytes. */
  readonly openFile: (digest: string) => Promise<Stream>;
  readonly onBytes?: (bytes: number, total: number) => void;
};

/**
 * The archive as a stream: first what is in it, then the tables, then the files, in the manifest's
 * order. The same contents give the same bytes but for the time of the export.
 */
export function packArchive(manifest: Manifest, packing: Packing): Readable {
  const pack = tar.pack();
  const packed = pipeline(pack, createGzip(), () => undefined);
  void fill(pack, manifest, packing).catch((cause: unknown) =>
    packed.destroy(cause instanceof Error ? cause : new Error("The archive broke off.")),
  );
  return packed;
}

async function fill(pack: tar.Pack, manifest: Manifest, packing: Packing): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(manifest)}\n`);
  const total = [...manifest.tables, ...manifest.files].reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const add = async (name: string, bytes: number, open: () => Stream | Promise<Stream>) => {
    const entry = pack.entry({ name, size: bytes, ...SAME });
    await piped(bytes === 0 ? Readable.from([]) : await open(), entry);
    done += bytes;
    packing.onBytes?.(done, total);
  };
  await add(MANIFEST, text.length, () => Readable.from([text]));
  for (const { name, bytes } of manifest.tables) {
    await add(tableMember(name), bytes, () => packing.openTable(name));
  }
  for (const { digest, bytes } of manifest.files) {
    await add(fileMember(digest), bytes, () => packing.openFile(digest));
  }
  pack.finalize();
}

/** @NOTE Nothing of the machine that packs it. */
const SAME = { mode: 0o600, uid: 0, gid: 0, mtime: new Date(0) };
