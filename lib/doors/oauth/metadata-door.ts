import { tokenIssuer } from "@/lib/gates/api/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { publicDocument } from "./key-set-door.ts";

/** GET /.well-known/oauth-authorization-server: what a client library asks first (RFC 8414 §2). */
export const metadataDoor = (request: Request): Promise<Response> =>
  publicDocument(request, "application/json", () => {
    const issuer = tokenIssuer(environment());
    return JSON.stringify({
      issuer,
      token_endpoint: `${issuer}/api/oauth/token`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      response_types_supported: [],
      grant_types_supported: ["client_credentials"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    });
  });
