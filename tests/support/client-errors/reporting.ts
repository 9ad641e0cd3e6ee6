import { clientErrorsDoor } from "@/lib/doors/client-errors/client-errors-door.ts";
import { cspReportsDoor } from "@/lib/doors/client-errors/csp-reports-door.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeStamp, stampHeader } from "@/lib/kernel/stamp.ts";
import type { Organization } from "../two-organizations.ts";

export type Reporting = {
  /** Whose host the report is sent to; the dashboard's when null. */
  readonly to: Organization | null;
  readonly path?: "/api/client-errors" | "/api/csp-reports";
  readonly type?: string;
  /** Headers beside those of an honest browser; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly body: unknown;
};

const judging = () => ({ secret: process.env["GATEHOUSE_SECRET"] ?? "", now: systemClock() });

/** Sends a report as a browser does, past the wall; a body that is neither text nor bytes goes as JSON. */
export async function sendReport(asked: Reporting): Promise<Response> {
  const { to, path = "/api/client-errors", type, address = "192.0.2.1", body } = asked;
  const host = to === null ? "localhost:3000" : `${to.slug}.localhost:3000`;
  const stamp = await makeStamp(judging(), {
    requestId: newId(),
    method: "POST",
    host,
    path,
    surface: "open-api",
    organizationId: to?.id ?? null,
  });
  const ordinary = path === "/api/client-errors" ? "application/json" : "application/csp-report";
  const headers = {
    host,
    origin: `http://${host}`,
    "sec-fetch-site": "same-origin",
    "content-type": type ?? ordinary,
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
    "x-gatehouse-address": address,
    [stampHeader]: stamp,
    ...asked.headers,
  };
  const request = new Request(`http://${host}${path}`, {
    method: "POST",
    headers: Object.entries(headers).filter(([, value]) => value !== ""),
    body:
      typeof body === "string" || body instanceof Uint8Array
        ? Buffer.from(body)
        : JSON.stringify(body),
  });
  return path === "/api/client-errors" ? clientErrorsDoor(request) : cspReportsDoor(request);
}

/** The Cookie header of somebody's signed-in browser. */
export async function cookieOf({ admin }: Organization): Promise<string> {
  const { userId, sessionId } = admin;
  const value = await encodeSessionCookie(judging(), { userId, sessionId, lifetime: 3600 });
  return `gatehouse.session=${value}`;
}
