/** A page tells of so many different errors; a page that is broken in more ways is told enough. */
const MOST_PER_PAGE = 8;

const ENDPOINT = "/api/client-errors";

const told = new Set<string>();

/** Where an error happened, when the error itself does not say. */
type Place = { readonly source?: string; readonly line?: number; readonly column?: number };

/**
 * Tells the server of an error in this browser: once each, a few a page, and without waiting for an
 * answer. Whatever goes wrong on the way is passed over: a reporter must not be one more error.
 */
export function reportError(error: unknown, place: Place = {}): void {
  try {
    const report = { ...wordsOf(error), ...place, page: location.pathname.slice(0, 300) };
    const mark = `${report.message}\n${report.stack?.split("\n", 3).join("\n") ?? place.source}`;
    if (told.has(mark) || told.size >= MOST_PER_PAGE) return;
    told.add(mark);
    send(JSON.stringify(report));
  } catch {
    // Nothing of a report is worth a second error.
  }
}

function wordsOf(error: unknown): { message: string; stack?: string } {
  if (!(error instanceof Error)) return { message: keepable(`Thrown: ${String(error)}`, 1000) };
  const message = keepable(`${error.name}: ${error.message}`, 1000);
  return error.stack === undefined ? { message } : { message, stack: keepable(error.stack, 4000) };
}

/** @NOTE The server refuses what no database keeps: NUL and the halves of characters. */
const keepable = (text: string, length: number): string =>
  text.slice(0, length).replaceAll(/\0|\p{Surrogate}/gu, " ");

/** @NOTE A beacon outlives the page; where there is none, or its queue is full, a kept-alive request. */
function send(body: string): void {
  const blob = new Blob([body], { type: "application/json" });
  if ("sendBeacon" in navigator && navigator.sendBeacon(ENDPOINT, blob)) return;
  const headers = { "content-type": "application/json" };
  fetch(ENDPOINT, { method: "POST", keepalive: true, headers, body }).catch(() => undefined);
}
