"use client";

import { useState, useSyncExternalStore } from "react";
import type { UploadPlace } from "./send-file.ts";
import { UploadQueue } from "./upload-queue.ts";
import type { KeepUpload, UploadRow } from "./upload-row.ts";

/** A queue of uploads, as `UploadArea` and `UploadList` take it. */
export type Uploads = {
  readonly rows: readonly UploadRow[];
  /** Bytes of all files of the queue. */
  readonly total: { readonly sent: number; readonly size: number };
  /** Whether something would be lost if the page went away now. */
  readonly isBusy: boolean;
  readonly add: (files: readonly File[], keep: KeepUpload) => void;
  readonly pause: (key: string) => void;
  readonly resume: (key: string) => void;
  readonly cancel: (key: string) => void;
  readonly clear: () => void;
  /** Gives up what is not there yet. */
  readonly end: () => void;
};

/**
 * Sends files to the server in parts that may be interrupted, and does with each what it was sent for:
 *
 *     const uploads = useUploads({ org, purpose: "import" });
 *     uploads.add(files, async ({ id, file }) => {
 *       const result = await startImportAction(org, { upload: id, name: file.name });
 *       return result.ok ? null : result.error.detail;
 *     });
 *
 * A lost connection is found again by itself; the same file goes on after a reload. `place` is that of
 * the first render.
 */
export function useUploads(place: UploadPlace): Uploads {
  const [queue] = useState(() => new UploadQueue(place));
  const rows = useSyncExternalStore(queue.subscribe, queue.rows, none);
  const { add, pause, resume, cancel, clear, end } = queue;
  const total = {
    sent: rows.reduce((sum, { sent }) => sum + sent, 0),
    size: rows.reduce((sum, { size }) => sum + size, 0),
  };
  const isBusy = rows.some(({ state }) => state !== "done" && state !== "failed");
  return { rows, total, isBusy, add, pause, resume, cancel, clear, end };
}

const NONE: readonly UploadRow[] = [];
const none = () => NONE;
