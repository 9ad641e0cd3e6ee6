import { newId } from "@/lib/kernel/ids.ts";
import { makeSitePass } from "@/lib/kernel/site-pass.ts";
import { makeStamp, stampHeader, type Surface } from "@/lib/kernel/stamp.ts";
import type { Place } from "./places.ts";
import { hostOf } from "./places.ts";
import type { AttackServer } from "./server.ts";

type Headers = Readonly<Record<string, string>>;

/**
 * Headers with which middleware was passed by in public advisories, their relatives, and everything
 * by which one part of the product speaks to another.
 */
export const plainTricks: readonly Headers[] = [
  { purpose: "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { "next-router-prefetch": "1" },
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D", "next-url": "/login" },
  { "x-middleware-subrequest": "middleware" },
  { "x-middleware-subrequest": "src/middleware" },
  { "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
  { "x-middleware-subrequest": Array(5).fill("src/middleware").join(":") },
  { "x-middleware-subrequest": "pages/_middleware", "x-middleware-subrequest-id": "1" },
  { "x-middleware-prefetch": "1" },
  { "x-middleware-next": "1" },
  { "x-middleware-skip": "1" },
  { "x-middleware-invoke": "1", "x-invoke-path": "/login", "x-invoke-status": "200" },
  { "x-middleware-override-headers": "host,cookie,x-gatehouse-surface" },
  { "x-nextjs-data": "1" },
  { "x-matched-path": "/login", "x-now-route-matches": "1=login" },
  { "next-resume": "1" },
  { "x-action-forwarded": "1" },
  { "x-http-method-override": "GET", "x-method-override": "GET" },
  { "x-forwarded-proto": "https", "x-forwarded-port": "443", "x-forwarded-prefix": "/login" },
  { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", forwarded: "for=127.0.0.1" },
  { "user-agent": "Next.js Middleware" },
  { accept: "application/json" },
  { accept: "text/x-component" },
  { authorization: "Basic YWRtaW46YWRtaW4=" },
  { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9." },
  { "if-none-match": "*", range: "bytes=0-10" },
];

/** The same for tricks that have to know the server they are played on. */
export async function knowingTricks(server: AttackServer, place: Place): Promise<Headers[]> {
  const { secret, organizations } = server;
  const pass = await makeSitePass(secret, { organizationId: organizations.globex, version: 1 });
  const session = server.credentials["Acme's admin"].split("=").slice(1).join("=");
  const target = place.target?.replace("{pass}", pass) ?? place.path;
  return [
    { "x-forwarded-host": hostOf(server, "acme") },
    { "x-forwarded-host": server.root, forwarded: `host=${server.root}` },
    { "x-middleware-rewrite": target },
    { "x-middleware-rewrite": `http://127.0.0.1:${server.port}${target}` },
    { "x-original-url": target, "x-rewrite-url": target, "x-matched-path": target },
    { "x-nextjs-rewrite": target, "x-nextjs-rewritten-path": target, "x-invoke-path": target },
    { "x-middleware-request-cookie": server.credentials["Acme's admin"] },
    { "x-middleware-set-cookie": server.credentials["Acme's admin"] },
    { authorization: `Bearer ${session}` },
    {
      "x-gatehouse-surface": place.surface,
      "x-gatehouse-organization": organizations[place.of ?? "globex"],
      "x-gatehouse-path": place.path,
      "x-gatehouse-address": "127.0.0.1",
      "x-gatehouse-request-id": newId(),
    },
    ...(await stamps(server, place)),
  ];
}

/** Stamps that a stranger could make, and good ones as if stolen from the wire within a minute. */
async function stamps(server: AttackServer, place: Place): Promise<Headers[]> {
  const said = (host: string, surface: Surface) => ({
    requestId: newId<Parameters<typeof makeStamp>[1]["requestId"]>(),
    method: place.method ?? "GET",
    host,
    path: place.path,
    surface,
    organizationId: server.organizations[place.of ?? "globex"],
  });
  const own = hostOf(server, place.host);
  const now = Date.now();
  const guessed = { secret: "guessed-guessed-guessed-guessed-guessed", now };
  const late = { secret: server.secret, now: now - 120_000 };
  const good = { secret: server.secret, now };
  const values = [
    "anything",
    await makeStamp(guessed, said(own, place.surface)),
    await makeStamp(late, said(own, place.surface)),
    await makeStamp(good, said(own, place.surface)),
    await makeStamp(good, said(hostOf(server, "acme"), place.surface)),
    await makeStamp(good, said(own, "probe")),
  ];
  return values.map((value) => ({ [stampHeader]: value }));
}
