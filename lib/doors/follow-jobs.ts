import { keepWorking, type Working } from "@/lib/jobs/keep-working.ts";
import { beforeExit } from "@/lib/kernel/before-exit.ts";
import { environment } from "@/lib/kernel/env.ts";
import { announceSite } from "@/lib/site-access/announce-site.ts";
import { outdateSite } from "./kept-sites.ts";

/** @NOTE On globalThis: a development server may load this module anew, and works once. */
const keeper = globalThis as typeof globalThis & { gatehouseWorking?: Working };

/**
 * Does in this process what was scheduled, until it ends. Whatever a job changes is announced as if
 * somebody had done it here; other processes hear of it by PostgreSQL.
 */
export function followJobs(): void {
  const { DATABASE_LISTEN_URL, DATABASE_APP_URL } = environment();
  const connectionString = DATABASE_LISTEN_URL === "" ? DATABASE_APP_URL : DATABASE_LISTEN_URL;
  if (connectionString === "" || keeper.gatehouseWorking !== undefined) return;
  const working = keepWorking({
    connectionString,
    announce: async (effect, organizationId) => {
      await announceSite(effect, organizationId);
      outdateSite(organizationId);
    },
  });
  keeper.gatehouseWorking = working;
  beforeExit(() => working.stop());
}
