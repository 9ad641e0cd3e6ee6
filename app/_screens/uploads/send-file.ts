import type { Upload } from "tus-js-client";
import { isPassing } from "./upload-problem.ts";
import type { UploadPurpose } from "./upload-row.ts";

/** Whose upload it is and what for. */
export type UploadPlace = { readonly org: string; readonly purpose: UploadPurpose };

export type SendingEvents = {
  readonly onSent: (bytes: number) => void;
  /** All bytes are there; `id` names them. */
  readonly onThere: (id: string) => void;
  readonly onError: (error: unknown) => void;
};

export type Sending = {
  /** Begins, or goes on where the server has come to. */
  readonly start: () => void;
  readonly pause: () => void;
  /** Ends it here and has the server forget what it got. */
  readonly end: () => void;
  /** Nothing needs to go on from here anymore, as what it was sent for is done. */
  readonly forget: () => Promise<void>;
};

const ENDPOINT = "/api/uploads";
/** @NOTE In parts: a lost connection loses one of them at most, and Next cuts bodies over 10 MB. */
const PART = 4 * 1024 * 1024;

/**
 * Sends one file in parts (tus 1.0). An upload of the same file to the same place that was begun in
 * this browser, before the page was reloaded for instance, goes on where it stopped.
 */
export function sendFile(file: File, place: UploadPlace, events: SendingEvents): Sending {
  // What was begun before is looked for once: later starts know their own address.
  let begun: Promise<Upload> | null = null;
  let isWanted = false;
  const start = () => {
    isWanted = true;
    begun ??= begin(file, place, events);
    begun.then(
      (upload) => isWanted && upload.start(),
      (error: unknown) => {
        begun = null;
        events.onError(error);
      },
    );
  };
  const stop = (ending: boolean) => {
    isWanted = false;
    // What cannot be ended now is swept away by the server later.
    begun?.then((upload) => upload.abort(ending)).catch(() => undefined);
  };
  return {
    start,
    pause: () => stop(false),
    end: () => stop(true),
    forget: async () => {
      if (begun !== null) await forgetAt(await begun);
    },
  };
}

/** @NOTE What speaks tus comes with the first file: every screen can send some, and few do. */
const speaker = () => import("tus-js-client");

async function begin(file: File, place: UploadPlace, events: SendingEvents): Promise<Upload> {
  const { Upload: Sender } = await speaker();
  const upload = new Sender(file, {
    endpoint: ENDPOINT,
    headers: { "X-Organization": place.org },
    metadata: { filename: file.name, filetype: file.type, purpose: place.purpose },
    chunkSize: PART,
    retryDelays: [0, 1000, 3000, 5000],
    onShouldRetry: (error) => navigator.onLine && isPassing(error),
    fingerprint: () => Promise.resolve(fingerprintOf(file, place)),
    onProgress: events.onSent,
    onSuccess: () => events.onThere(idIn(upload)),
    onError: events.onError,
  });
  const [earlier] = await upload.findPreviousUploads().catch(() => []);
  if (earlier !== undefined) upload.resumeFromPreviousUpload(earlier);
  return upload;
}

const fingerprintOf = (file: File, { org, purpose }: UploadPlace): string =>
  ["gatehouse", org, purpose, file.name, file.type, file.size, file.lastModified].join("/");

/** @throws Error where the server named no upload: an answer from something else. */
function idIn({ url }: Upload): string {
  const id = url === null ? undefined : new URL(url, location.href).pathname.split("/").at(-1);
  if (id === undefined || id === "") throw new Error("The server named no upload.");
  return id;
}

async function forgetAt(upload: Upload): Promise<void> {
  const { urlStorage } = (await speaker()).defaultOptions;
  const known = await upload.findPreviousUploads();
  const same = known.filter(({ uploadUrl }) => uploadUrl === upload.url);
  await Promise.all(same.map(async ({ urlStorageKey }) => urlStorage.removeUpload(urlStorageKey)));
}
