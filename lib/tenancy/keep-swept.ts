import { log } from "@/lib/kernel/log.ts";
import { sweep } from "./sweep.ts";

const HOUR_MS = 3_600_000;

/** @NOTE Some minutes after the start: a server that comes up has other things to do. */
const FIRST_MS = 300_000;

/** Sweeps every hour, beside the requests, for as long as this process lives. */
export function keepSwept(): void {
  setTimeout(() => {
    sweepQuietly();
    setInterval(sweepQuietly, HOUR_MS).unref();
  }, FIRST_MS).unref();
}

function sweepQuietly(): void {
  sweep()
    .then((swept) => {
      if (Object.values(swept).some((count) => count > 0)) log.info("swept", swept);
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn("what has expired could not be swept", { reason });
    });
}
