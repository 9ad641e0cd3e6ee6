import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import tar from "tar-stream";
import { digestOf, type Manifest } from "@/lib/archive/manifest.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";

/** One member of a tar as somebody with bad intent would write it. */
export type Member = {
  readonly name: string;
  readonly body: Buffer;
  readonly type?: "file" | "symlink" | "link" | "directory";
  readonly linkname?: string;
};

/** The members of an archive, in their order. */
export async function unpacked(archive: Buffer): Promise<Member[]> {
  const extract = tar.extract();
  extract.end(gunzipSync(archive));
  const members: Member[] = [];
  for await (const entry of extract) {
    members.push({ name: entry.header.name, body: await buffer(entry) });
  }
  return members;
}

/** A .tar.gz of these members, whatever they are. */
export async function packed(members: readonly Member[]): Promise<Buffer> {
  const pack = tar.pack();
  for (const { name, body, type = "file", linkname } of members) {
    const size = type === "file" ? body.length : 0;
    const header = { name, type, size, ...(linkname === undefined ? {} : { linkname }) };
    pack.entry(header, type === "file" ? body : Buffer.of());
  }
  pack.finalize();
  return gzipSync(await buffer(pack));
}

type Rows = JsonObject[];

/** An archive whose rows of one table are others, with a manifest that says so: it agrees with itself. */
export async function withRows(
  archive: Buffer,
  table: string,
  change: (rows: Rows) => Rows,
): Promise<Buffer> {
  const members = await unpacked(archive);
  const name = `tables/${table}.ndjson`;
  const text = members.find((one) => one.name === name)?.body.toString() ?? "";
  const rows = text.split("\n").filter((line) => line !== "");
  const changed = change(rows.map((line) => JSON.parse(line) as JsonObject));
  const body = Buffer.from(changed.map((row) => `${spelledJson(row)}\n`).join(""));
  const told = { rows: changed.length, bytes: body.length, digest: sha256(body) };
  return packed(
    withManifest(members, (manifest) => ({
      ...manifest,
      tables: manifest.tables.map((one) => (one.name === table ? { ...one, ...told } : one)),
    })).map((one) => (one.name === name ? { ...one, body } : one)),
  );
}

/** The members with another manifest, whose digest is right. */
export function withManifest(
  members: readonly Member[],
  change: (manifest: Manifest) => Manifest,
): Member[] {
  return members.map((one) => {
    if (one.name !== "manifest.json") return one;
    const manifest = change(JSON.parse(one.body.toString()) as Manifest);
    const digest = digestOf(manifest);
    return { ...one, body: Buffer.from(`${JSON.stringify({ ...manifest, digest })}\n`) };
  });
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");
