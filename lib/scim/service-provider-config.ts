import type { JsonObject } from "@/lib/kernel/json.ts";
import { MOST_RESULTS } from "@/lib/provisioning/page-input.ts";
import { URN } from "./scim-schemas.ts";

/** What this service does of SCIM (RFC 7643 §5). */
export const serviceProviderConfig = (base: string): JsonObject => ({
  schemas: [URN.config],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: "oauthbearertoken",
      name: "Bearer token",
      description: "A token that is made under Members, Provisioning, and shown there once.",
      primary: true,
    },
  ],
  meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
});
