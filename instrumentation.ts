import type { serve } from "./lib/front/serve.ts";

/** What `server.mjs` waits for; undefined where Next serves by itself. */
type Front = { gatehouseFront?: (serves: typeof serve) => void };

/**
 * Runs once as the server process starts. A process whose database does not guard tenants by
 * itself must not serve (second law); one whose database is away for the moment may.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startUp } = await import("./lib/doors/start-up.ts");
  const started = startUp();
  const { gatehouseFront: offer } = globalThis as typeof globalThis & Front;
  // @NOTE Read while the database is asked, and offered once it has answered.
  const front = offer && (await import("./lib/front/serve.ts"));
  await started;
  if (front) offer(front.serve);
}

/** Hears of each error of a page, so that «the database is away» is answered with 503. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { noteRequestError } = await import("./lib/front/answer-status.ts");
  noteRequestError(error);
}
