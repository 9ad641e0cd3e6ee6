import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { askWall } from "@/lib/wall/wall.ts";
import { house } from "./house.ts";
import { finish, hasPlainHost, within } from "./wall-words.ts";

/** Answers with a built file as Brotli has it; false: this request is not for it. */
type ServeBuilt = (request: IncomingMessage, response: ServerResponse) => boolean;

const PREFIX = "/_next/static/";

/**
 * What the build has compressed once and for all (scripts/lib/compress-built.ts), for browsers that read
 * Brotli. The wall is asked as by Next, and dresses the answer. All else about these files is Next's:
 * parts of them, what a browser knows already, and whoever reads no Brotli.
 * @param folder where the compressed files lie; there may be none.
 */
export function builtFiles(folder: string): ServeBuilt {
  const built = new Set(existsSync(folder) ? namesIn(folder) : []);
  const kept = new Map<string, Promise<Buffer>>();
  const bytesOf = (name: string): Promise<Buffer> => {
    const bytes = kept.get(name) ?? readFile(path.join(folder, name));
    kept.set(name, bytes);
    return bytes;
  };
  const listen = getRequestListener(
    async (request) => {
      const word = await askWall(house(), request, finish);
      if (word.kind === "answer") return within(request, word.response);
      const name = word.status === undefined ? nameIn(word.target) : null;
      if (name === null || !built.has(name)) {
        return new Response(null, { status: 404, headers: word.dress });
      }
      const headers = { ...word.dress, ...headersOf(name) };
      return new Response(new Uint8Array(await bytesOf(name)), { headers });
    },
    { overrideGlobalObjects: false },
  );
  return (request, response) => {
    const name = nameIn(request.url ?? "/");
    if (name === null || !built.has(name) || !isPlainlyAsked(request)) return false;
    void listen(request, response);
    return true;
  };
}

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
    .map((name) => name.split(path.sep).join("/"));

/** The file of the build that an address names, or null. */
function nameIn(target: string): string | null {
  const [address = ""] = target.split("?", 1);
  return address.startsWith(PREFIX) ? address.slice(PREFIX.length) : null;
}

/** Whether all of a file is asked for, by somebody who reads Brotli. */
function isPlainlyAsked(request: IncomingMessage): boolean {
  const { method, headers } = request;
  if (method !== "GET" && method !== "HEAD") return false;
  if (CONDITIONS.some((name) => headers[name] !== undefined) || !hasPlainHost(request))
    return false;
  return (headers["accept-encoding"] ?? "")
    .split(",")
    .some((coding) => /^\s*br\s*(?:;\s*q\s*=\s*(?!0(?:\.0*)?\s*$).+)?$/i.test(coding));
}

const CONDITIONS = ["range", "if-range", "if-match", "if-none-match", "if-modified-since"] as const;

/** @NOTE As Next's own: the name of such a file changes with what is in it. */
const headersOf = (name: string) => ({
  "Content-Type": name.endsWith(".css") ? "text/css; charset=UTF-8" : SCRIPT,
  "Content-Encoding": "br",
  "Cache-Control": "public, max-age=31536000, immutable",
  Vary: "Accept-Encoding",
});

const SCRIPT = "application/javascript; charset=UTF-8";
