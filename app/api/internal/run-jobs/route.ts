import { runJobs } from "@/lib/doors/internal/run-jobs.ts";

/** HMAC gate only. */
export const POST = runJobs;

/** In seconds, for hosts that ask: jobs are begun for twenty, and the last one ends in its own time. */
export const maxDuration = 60;
