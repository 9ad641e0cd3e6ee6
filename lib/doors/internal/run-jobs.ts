import { runDue } from "@/lib/jobs/run-due.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { announceThroughNext } from "../announce.ts";
import { systemCall } from "./system-call.ts";

/** After this no further job is begun: hosts that run no process end a request within a minute. */
const WITHIN_MS = 20_000;

/**
 * Does what was scheduled and is due, on a host where no process stays to do it. Answers how much was
 * done, failed for now, and is left for the next call.
 */
export const runJobs = systemCall(async (body) => {
  if (body.length > 0) throw new Invalid("This takes no body.");
  const counts = await runDue({
    connectionString: environment().DATABASE_APP_URL,
    ...{ within: WITHIN_MS, announce: announceThroughNext },
  });
  return Response.json(counts, { headers: { "Cache-Control": "no-store" } });
});
