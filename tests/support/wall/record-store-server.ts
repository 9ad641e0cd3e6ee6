import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { verifyStoreBearer } from "@/lib/gates/hmac/verify.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";

/** A record store on a port of its own that speaks the Edge Config protocol, as the product's does. */
export type RecordStoreServer = {
  readonly origin: string;
  readonly items: Map<string, unknown>;
  /** Paths that were read, in order. */
  readonly reads: string[];
  /** `answering`, `failing` with 500, or `silent`: takes the request and never answers. */
  mood: "answering" | "failing" | "silent";
  stop(): Promise<void>;
};

/** Starts a record store that admits only the bearer of the Edge Config client. */
export async function startRecordStore(judging: () => Judging): Promise<RecordStoreServer> {
  const store: Omit<RecordStoreServer, "origin" | "stop"> = {
    items: new Map(),
    reads: [],
    mood: "answering",
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "http://store").pathname;
    store.reads.push(path);
    if (store.mood === "silent") return;
    if (store.mood === "failing") return end(response, 500);
    const bearer = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const claims = await verifyStoreBearer(judging(), bearer);
    if (claims === null) return end(response, 401);
    const key = /^\/api\/internal\/edge-config\/item\/([A-Za-z0-9_-]{1,256})$/.exec(path)?.[1];
    response.setHeader("x-edge-config-digest", "digest");
    const item = store.items.get(key ?? "");
    return item === undefined ? end(response, 404) : end(response, 200, JSON.stringify(item));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(store, { origin: `http://127.0.0.1:${port}`, stop });
}

function end(response: ServerResponse, status: number, body = ""): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json");
  response.end(body);
}
