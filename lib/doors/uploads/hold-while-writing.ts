import type { Locker } from "@tus/server";
import { holdUpload } from "@/lib/media/uploads/hold-upload.ts";
import { releaseUpload } from "@/lib/media/uploads/release-upload.ts";
import type { UploadInput } from "@/lib/media/uploads/upload-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

/**
 * Has the protocol's library hold an upload in the database while it writes: whichever process is asked,
 * one writes. Who comes meanwhile is told to come again. @throws Locked; NotFound.
 */
export const holdWhileWriting = (caller: Caller, upload: UploadInput): Locker => ({
  newLock: () => ({
    lock: () => runUseCase(holdUpload, upload, caller),
    unlock: () => runUseCase(releaseUpload, upload, caller),
  }),
});

/** Nobody else knows of an upload that is only just begun. */
export const noLock: Locker = {
  newLock: () => ({ lock: () => Promise.resolve(), unlock: () => Promise.resolve() }),
};
