import { startLoopback, type LoopbackServer } from "./loopback-server.ts";

type Operation = { operation: string; key: string; value: unknown };

/** What the real Edge Config shows to readers, and how often it was written to. */
export type EdgeConfigServer = LoopbackServer & {
  readonly items: Map<string, unknown>;
  readonly writes: Operation[][];
  /** Reads that still show what was before the last write: writes spread slowly. */
  staleReads: number;
  readonly connection: string;
  readonly writeToken: string;
};

/** An HTTP server that speaks Edge Config: PATCH of its REST API, and reads as the client sends. */
export async function startEdgeConfig(): Promise<EdgeConfigServer> {
  const state = {
    items: new Map<string, unknown>(),
    writes: [] as Operation[][],
    staleReads: 0,
    connection: "",
    writeToken: "write-token",
  };
  let before = new Map<string, unknown>();
  const server = await startLoopback(async (request) => {
    const bearer = request.headers.get("authorization");
    if (request.method === "PATCH") {
      if (bearer !== "Bearer write-token") return new Response("{}", { status: 403 });
      const { items } = (await request.json()) as { items: Operation[] };
      before = new Map(state.items);
      for (const { key, value } of items) state.items.set(key, value);
      state.writes.push(items);
      return Response.json({ status: "ok" });
    }
    if (bearer !== "Bearer read-token") return new Response("{}", { status: 401 });
    const { pathname } = new URL(request.url);
    if (pathname === "/ecfg_test/items") return Response.json(Object.fromEntries(state.items));
    const key = /^\/ecfg_test\/item\/([\w-]+)$/.exec(pathname)?.[1] ?? "";
    const stale = state.staleReads > 0;
    if (stale) state.staleReads -= 1;
    const item = (stale ? before : state.items).get(key);
    const headers = { "x-edge-config-digest": "digest" };
    if (item === undefined) return new Response("{}", { status: 404, headers });
    return Response.json(item, { headers });
  });
  state.connection = `${server.origin}/ecfg_test?token=read-token`;
  return Object.assign(state, server);
}
