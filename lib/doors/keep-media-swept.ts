import { systemClock } from "@/lib/kernel/clock.ts";
import { log } from "@/lib/kernel/log.ts";
import { sweepStorage } from "@/lib/media/storage/sweep-storage.ts";

const DAY_MS = 86_400_000;

/** @NOTE Some minutes after the start: a server that comes up has other things to do. */
const FIRST_MS = 600_000;

/** Sweeps the storage of files once a day, beside the requests, for as long as this process lives. */
export function keepMediaSwept(): void {
  setTimeout(() => {
    sweepQuietly();
    setInterval(sweepQuietly, DAY_MS).unref();
  }, FIRST_MS).unref();
}

function sweepQuietly(): void {
  sweepStorage(systemClock())
    .then((swept) => {
      if (swept.files + swept.staged > 0) log.info("swept files", swept);
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn("files that nobody has could not be swept", { reason });
    });
}
