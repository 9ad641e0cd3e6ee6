import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * Takes the instance for whoever asks first; false for everybody after. The row stays locked until
 * the transaction ends, so a second asker waits and then finds it taken.
 */
export async function claimInstance(scope: Scope, _permit: Permit<"create">): Promise<boolean> {
  const { count } = await scope.db.instance.updateMany({
    where: { id: 1, setUpAt: null },
    data: { setUpAt: new Date(scope.clock()) },
  });
  return count === 1;
}
