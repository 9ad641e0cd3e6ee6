import { isReady } from "@/lib/tenancy/readiness.ts";

/** The answer of the readiness probe: 200 or 503, no detail. */
export async function readinessResponse(): Promise<Response> {
  if (await isReady()) return Response.json({ status: "ready" });
  return Response.json({ status: "unavailable" }, { status: 503, headers: { "Retry-After": "5" } });
}
