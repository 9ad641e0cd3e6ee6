import type { ServerResponse } from "node:http";
import { log } from "@/lib/kernel/log.ts";

type Ending = readonly [ServerResponse, string];

let waiting: Ending[] = [];

/**
 * Ends an answer with a text, together with all others that are ready once this turn of the event loop
 * has heard whoever was to be heard. Each write wakes who reads it, which takes longer than the write:
 * of several at once the first one does.
 */
export function endTogether(response: ServerResponse, text: string): void {
  if (waiting.push([response, text]) === 1) setImmediate(endAll);
}

function endAll(): void {
  const endings = waiting;
  waiting = [];
  for (const [response, text] of endings) end(response, text);
}

/** @NOTE Of whoever is gone meanwhile nothing is left to tell, and nobody else may lose their answer. */
function end(response: ServerResponse, text: string): void {
  try {
    response.end(text);
  } catch (error) {
    log.error("an answer could not be sent", { error });
    response.destroy();
  }
}
