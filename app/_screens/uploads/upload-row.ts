/** What is kept on the server until a deed takes it: an asset, an import, an archive. */
export type UploadPurpose = "asset" | "import" | "archive";

/**
 * Where one file stands. `lost`: no connection; it goes on by itself. `keeping`: all bytes are there,
 * and what they were sent for is being done.
 */
export type UploadState = "waiting" | "sending" | "paused" | "lost" | "keeping" | "done" | "failed";

/** One file of a queue, as a list shows it. */
export type UploadRow = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: UploadState;
  /** What is wrong, in words, where something is. */
  readonly problem: string | null;
};

/** Bytes that the server has, under the id that a deed names. */
export type SentUpload = { readonly id: string; readonly file: File };

/** Does what a file was sent for; answers with what is wrong with it, or null. */
export type KeepUpload = (upload: SentUpload) => Promise<string | null>;
