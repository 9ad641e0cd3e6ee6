import { temporaryCluster } from "./temporary-cluster.ts";

/**
 * Runs `work` with a PostgreSQL on which databases may be made: the one of DATABASE_URL, otherwise
 * an embedded one that exists for the occasion.
 */
export async function withSomeServer<Result>(
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const given = process.env["DATABASE_URL"];
  if (given) return work(given);
  const cluster = await temporaryCluster();
  try {
    return await work(cluster.url);
  } finally {
    await cluster.stop();
  }
}
