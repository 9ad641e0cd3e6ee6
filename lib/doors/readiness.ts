import { isReady } from "@/lib/tenancy/readiness.ts";

/** The answer of the readiness probe: 200 or 503, no detail. */
export async function readinessResponse(): Promise<Response> {
  const ready = await isReady();
  return Response.json({ status: ready ? "ready" : "unavailable" }, { status: ready ? 200 : 503 });
}
