/**
 * How many of a machine's cores a process may count on: its part where several serve the instance together
 * (`scripts/lib/lead-workers.mjs` tells each how many they are). At least one.
 */
export function ownCores(cores: number): number {
  const processes = Number(process.env["WEB_CONCURRENCY"] || "1");
  return Math.max(1, Math.floor(cores / processes) || 1);
}
