import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeSitePass } from "@/lib/kernel/site-pass.ts";
import type { Surface } from "@/lib/kernel/stamp.ts";
import { makeStamp, stampHeader } from "@/lib/kernel/stamp.ts";

/**
 * Stands in for the wall in the test build that proves the doors hold on their own.
 * `GATEHOUSE_OPEN_WALL` chooses what became of it when the server starts:
 *
 * - `absent` (or nothing): bypassed. Every request goes through untouched, smuggled headers and all.
 * - `open`: turned. It signs whatever the request claims in `x-claim-surface`, `-organization`,
 *   `-path` and `-host`, and sends it to `x-claim-target`, in which `{pass}` stands for a good site
 *   pass of the claimed organization at version `x-claim-version`.
 */
export async function middleware(request: NextRequest): Promise<Response> {
  if (process.env["GATEHOUSE_OPEN_WALL"] !== "open") return NextResponse.next();
  const claims = claimsOf(request);
  const { GATEHOUSE_SECRET: secret } = environment();
  const { surface, organizationId, path, host } = claims;
  const requestId = newId<Parameters<typeof makeStamp>[1]["requestId"]>();
  const { method } = request;
  const said = { requestId, method, host, path, surface, organizationId };
  const headers = new Headers(request.headers);
  headers.set(stampHeader, await makeStamp({ secret, now: systemClock() }, said));
  headers.set("x-gatehouse-request-id", requestId);
  return NextResponse.rewrite(new URL(await targetOf(claims, secret), request.url), {
    request: { headers },
  });
}

type Claims = {
  readonly surface: Surface;
  readonly organizationId: OrganizationId | null;
  readonly path: string;
  readonly host: string;
  readonly target: string;
  readonly version: number;
};

function claimsOf({ headers, nextUrl: { pathname, search } }: NextRequest): Claims {
  const claim = (name: string) => headers.get(`x-claim-${name}`);
  const asked = `${pathname}${search}`;
  return {
    surface: (claim("surface") ?? "nowhere") as Surface,
    organizationId: claim("organization") as OrganizationId | null,
    path: claim("path") ?? asked,
    host: claim("host") ?? headers.get("host") ?? "",
    target: claim("target") ?? asked,
    version: Number(claim("version") ?? "1"),
  };
}

async function targetOf(claims: Claims, secret: string): Promise<string> {
  const { target, organizationId, version } = claims;
  if (!target.includes("{pass}") || organizationId === null) return target;
  return target.replace("{pass}", await makeSitePass(secret, { organizationId, version }));
}
