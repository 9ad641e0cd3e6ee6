import { beforeExit } from "@/lib/kernel/before-exit.ts";
import { environment } from "@/lib/kernel/env.ts";
import { log } from "@/lib/kernel/log.ts";
import { keepRecordsFresh } from "@/lib/site-access/keep-records-fresh.ts";
import { requireGuardedTables, UnguardedTables } from "@/lib/tenancy/guarded-tables.ts";
import { keepSwept } from "@/lib/tenancy/keep-swept.ts";
import { flushUsage } from "@/lib/usage/note-usage.ts";
import { followNotices } from "./follow-notices.ts";
import { keepMediaSwept } from "./keep-media-swept.ts";
import { followJobs } from "./follow-jobs.ts";

/**
 * Checks what must hold before the first request, and ends the process where it does not; then
 * starts what goes on beside the requests.
 */
export async function startUp(): Promise<void> {
  try {
    environment();
    await requireGuardedTables();
  } catch (error) {
    if (isFatal(error)) {
      log.error("refusing to start", { reason: error.message });
      process.exit(1);
    }
    log.warn("started without the database; it is asked again with the first request", { error });
  }
  keepRecordsFresh();
  keepSwept();
  keepMediaSwept();
  beforeExit(flushUsage);
  followNotices();
  followJobs();
}

const isFatal = (error: unknown): error is Error =>
  error instanceof UnguardedTables ||
  (error instanceof Error && error.message.startsWith("Environment is not usable"));
