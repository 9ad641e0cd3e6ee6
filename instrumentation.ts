/**
 * Runs once as the server process starts. A process whose database does not guard tenants by
 * itself must not serve (second law); one whose database is away for the moment may.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { startUp } = await import("./lib/doors/start-up.ts");
  await startUp();
}
