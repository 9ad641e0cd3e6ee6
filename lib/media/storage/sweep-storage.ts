import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { sweepStaged } from "../uploads/staging.ts";
import { mediaStorage } from "./media-storage.ts";
import { sweepBytes } from "./sweep-bytes.ts";

/** @NOTE As long as an upload may wait to be taken: its bytes are there, and no file has them yet. */
const WAITING_MS = 48 * 3_600_000;

/**
 * Takes away whatever no file came to: bytes whose row was never written, since a process ended in
 * between, and what was left half-way on disk. @returns how many of each.
 */
export async function sweepStorage(now: number): Promise<{ files: number; staged: number }> {
  let files = 0;
  for await (const { organizationId, digest, since } of mediaStorage().list()) {
    if (since.getTime() > now - WAITING_MS) continue;
    const caller = {
      principal: { kind: "system", organizationId, purpose: "media" },
      requestId: "media-sweep",
      announce: () => Promise.resolve(),
    } as const;
    if (await runUseCase(sweepBytes, { digest }, caller)) files += 1;
  }
  return { files, staged: await sweepStaged(now) };
}
