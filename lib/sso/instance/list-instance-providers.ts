import type { UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { returnAddress } from "../ask-provider.ts";
import type { ShownProvider } from "../list-providers.ts";
import type { ProviderKind } from "../provider.ts";

/** The providers of the instance by name, for its owner; nobody else is shown any. */
export async function listInstanceProviders(userId: UserId): Promise<readonly ShownProvider[]> {
  const rows = await lookUp({ user_id: userId }, (db) =>
    db.instanceProvider.findMany({
      select: { id: true, name: true, kind: true, issuer: true, clientId: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      kind: row.kind as ProviderKind,
      people: await lookUp({ provider: row.id }, (db) =>
        db.instanceIdentity.count({ where: { providerId: row.id } }),
      ),
      returnAddress: returnAddress(row),
    })),
  );
}
