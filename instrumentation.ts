/**
 * Runs once as the server process starts. A process whose database does not guard tenants by
 * itself must not serve (second law); one whose database is away for the moment may.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startUp } = await import("./lib/doors/start-up.ts");
  await startUp();
}

/** Hears of each error of a page, so that «the database is away» is answered with 503. */
export async function onRequestError(error: unknown): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { noteRequestError } = await import("./lib/front/answer-status.ts");
  noteRequestError(error);
}
