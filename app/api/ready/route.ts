import { readinessResponse } from "@/lib/doors/readiness.ts";

export const dynamic = "force-dynamic";

/** Database and migrations. */
export const GET = readinessResponse;
