import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { SigningKey } from "./signing-key.ts";

/** The public key of the proxy that the organization's API is locked to; null when it is open. */
export async function readProxyKey({ db, organizationId }: Scope): Promise<SigningKey | null> {
  const row = await db.organizationSettings.findUnique({
    where: { organizationId },
    select: { apiProxyKey: true },
  });
  return (row?.apiProxyKey ?? null) as SigningKey | null;
}

/** Locks the organization's API to the proxy with this key, or opens it. */
export async function saveProxyKey(
  { db, organizationId }: Scope,
  _permit: Permit<"update">,
  key: SigningKey | null,
): Promise<void> {
  const json = key === null ? null : JSON.stringify(key);
  await db.$executeRaw`
    INSERT INTO organization_settings (organization_id, api_proxy_key)
    VALUES (${organizationId}::uuid, ${json}::jsonb)
    ON CONFLICT (organization_id) DO UPDATE SET api_proxy_key = excluded.api_proxy_key`;
}
