import type { Scope } from "@/lib/tenancy/scope.ts";

/** Has whoever keeps or sweeps these bytes of the organization wait until this transaction is over. */
export async function holdBytes({ db, organizationId }: Scope, digest: string): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(
    hashtextextended(${`media-bytes:${organizationId}:${digest}`}, 0))`;
}
