import { sendFile, type Sending, type UploadPlace } from "./send-file.ts";
import { isPassing, uploadProblem } from "./upload-problem.ts";
import type { KeepUpload, UploadRow } from "./upload-row.ts";

/** How many files are on their way at once. */
const AT_ONCE = 3;
/** How long a lost connection rests before it is tried again, in milliseconds. */
const REST_MS = 10_000;

type Item = { row: UploadRow; readonly file: File; readonly keep: KeepUpload; sending: Sending };

/** Files on their way to the server, a few at a time. It lives outside of React, which listens. */
export class UploadQueue {
  readonly #place: UploadPlace;
  readonly #items = new Map<string, Item>();
  readonly #listeners = new Set<() => void>();
  #rows: readonly UploadRow[] = [];
  #count = 0;

  constructor(place: UploadPlace) {
    this.#place = place;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    window.addEventListener("online", this.#goOn);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) window.removeEventListener("online", this.#goOn);
    };
  };

  readonly rows = (): readonly UploadRow[] => this.#rows;

  /** Queues files; `keep` does what each was sent for once it is there. */
  readonly add = (files: readonly File[], keep: KeepUpload): void => {
    for (const file of files) {
      this.#count += 1;
      const key = String(this.#count);
      const { name, size } = file;
      const row: UploadRow = { key, name, size, sent: 0, state: "waiting", problem: null };
      this.#items.set(key, { row, file, keep, sending: this.#sendingOf(key, file) });
    }
    this.#next();
  };

  readonly pause = (key: string): void => {
    this.#items.get(key)?.sending.pause();
    this.#set(key, { state: "paused", problem: null });
    this.#next();
  };

  /** Goes on with what was paused or has failed, when its turn comes. */
  readonly resume = (key: string): void => {
    this.#set(key, { state: "waiting", problem: null });
    this.#next();
  };

  /** Takes a file out; what the server got of it is dropped. */
  readonly cancel = (key: string): void => {
    const item = this.#items.get(key);
    if (item !== undefined && item.row.state !== "done") item.sending.end();
    this.#items.delete(key);
    this.#next();
  };

  /** Takes out what is done. */
  readonly clear = (): void => {
    for (const [key, { row }] of this.#items) if (row.state === "done") this.#items.delete(key);
    this.#tell();
  };

  /** Takes out what is not there yet, as nobody waits for it any more. */
  readonly end = (): void => {
    for (const { row } of this.#items.values()) {
      if (row.state !== "keeping" && row.state !== "done") this.cancel(row.key);
    }
  };

  readonly #goOn = (): void => {
    for (const { row } of this.#items.values()) if (row.state === "lost") this.resume(row.key);
  };

  #next(): void {
    const items = [...this.#items.values()];
    const busy = items.filter(({ row }) => row.state === "sending" || row.state === "keeping");
    const waiting = items.filter(({ row }) => row.state === "waiting");
    for (const { row, sending } of waiting.slice(0, Math.max(0, AT_ONCE - busy.length))) {
      this.#set(row.key, { state: "sending" });
      sending.start();
    }
    this.#tell();
  }

  #sendingOf(key: string, file: File): Sending {
    return sendFile(file, this.#place, {
      onSent: (sent) => this.#set(key, { sent }),
      onThere: (id) => void this.#keep(key, id),
      onError: (error) => this.#stopped(key, error),
    });
  }

  async #keep(key: string, id: string): Promise<void> {
    const item = this.#items.get(key);
    if (item === undefined) return;
    this.#set(key, { state: "keeping", sent: item.row.size });
    const problem = await item.keep({ id, file: item.file }).catch(() => NO_ANSWER);
    if (problem === null) await item.sending.forget().catch(() => undefined);
    this.#set(key, { state: problem === null ? "done" : "failed", problem });
    this.#next();
  }

  #stopped(key: string, error: unknown): void {
    if (isPassing(error)) {
      this.#set(key, { state: "lost", problem: "No connection. It goes on by itself." });
      setTimeout(() => this.#items.get(key)?.row.state === "lost" && this.resume(key), REST_MS);
    } else {
      this.#set(key, { state: "failed", problem: uploadProblem(error) });
    }
    this.#next();
  }

  #set(key: string, change: Partial<UploadRow>): void {
    const item = this.#items.get(key);
    if (item === undefined) return;
    item.row = { ...item.row, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#rows = [...this.#items.values()].map(({ row }) => row);
    for (const listener of this.#listeners) listener();
  }
}

const NO_ANSWER = "No answer came. Try again.";
