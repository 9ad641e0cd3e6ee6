import { recordStoreDoor } from "@/lib/doors/store/record-store-door.ts";
import { parseEnvironment, type Environment } from "@/lib/kernel/env.ts";
import type { House } from "@/lib/wall/judge.ts";
import { buildHouse, standBefore } from "@/lib/wall/wall.ts";
import { startLoopback, type LoopbackServer } from "./loopback-server.ts";

export type OwnStoreServer = LoopbackServer & {
  /** The process's settings, with GATEHOUSE_SELF naming this server. */
  readonly settings: Environment;
};

/** The product's own record store behind the real wall, over real HTTP. */
export async function startOwnStore(): Promise<OwnStoreServer> {
  const houses: House[] = [];
  const server = await startLoopback(async (request) => {
    const [house] = houses;
    if (house === undefined) return new Response(null, { status: 503 });
    const answer = await standBefore(house, request, () => {});
    if (!answer.headers.has("x-middleware-rewrite")) return answer;
    const { pathname } = new URL(request.url);
    const path = pathname.replace("/api/internal/edge-config/", "").split("/");
    const headers = new Headers();
    for (const [name, value] of answer.headers) {
      const inner = /^x-middleware-request-(.+)$/.exec(name)?.[1];
      if (inner !== undefined) headers.set(inner, value);
    }
    return recordStoreDoor(new Request(request.url, { headers }), path);
  });
  const settings = parseEnvironment({ ...process.env, GATEHOUSE_SELF: server.origin });
  houses.push(buildHouse(settings));
  return { ...server, settings };
}
