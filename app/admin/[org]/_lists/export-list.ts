import type { ListFormat } from "./export-address.ts";

const ACCEPTED: Readonly<Record<ListFormat, string>> = {
  csv: "text/csv",
  json: "application/json",
};

/** Where an export comes from, and who hears how far it is. */
export type Exporting = {
  readonly org: string;
  readonly address: string;
  readonly format: ListFormat;
  readonly signal: AbortSignal;
  readonly onEntries: (count: number) => void;
};

/**
 * Fetches an export bit by bit. A table begins with the mark by which spreadsheets know that it is
 * Unicode. @throws Error with what the server said, or when the stream breaks off.
 */
export async function fetchExport({
  org,
  address,
  format,
  signal,
  onEntries,
}: Exporting): Promise<Blob> {
  const response = await fetch(address, {
    headers: { Accept: ACCEPTED[format], "X-Organization": org },
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(await refusalIn(response));
  const type = response.headers.get("content-type") ?? ACCEPTED[format];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const count = counter(format);
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    onEntries(count(value));
  }
  return new Blob(format === "csv" ? [MARK, ...parts] : parts, { type });
}

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const MARK = "\u{FEFF}";
const QUOTE = 0x22;
const LINE = 0x0a;

/** Counts the entries that have come: one a line, but for lines within a quoted cell, and the first. */
function counter(format: ListFormat): (bytes: Uint8Array) => number {
  let [lines, isQuoted] = [0, false];
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === QUOTE && format === "csv") isQuoted = !isQuoted;
      if (byte === LINE && !isQuoted) lines += 1;
    }
    return Math.max(0, lines - 1);
  };
}

async function refusalIn(response: Response): Promise<string> {
  try {
    const { errors } = (await response.json()) as { errors: { detail: string }[] };
    return errors[0]?.detail ?? FAILED;
  } catch {
    return FAILED;
  }
}

const FAILED = "The list could not be exported. Try again in a moment.";
