import { environment } from "@/lib/kernel/env.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { ownHosts } from "./repository.ts";

/** Every host that shows the website: an address of one of them is a path. */
export async function hostsOf(scope: Scope): Promise<string[]> {
  const row = await scope.db.organization.findUnique({
    where: { id: scope.organizationId },
    select: { slug: true },
  });
  const root = environment().ROOT.replace(/:\d+$/, "");
  return [...(row === null ? [] : [`${row.slug}.${root}`]), ...(await ownHosts(scope))];
}
