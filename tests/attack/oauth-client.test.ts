import * as oauth from "oauth4webapi";
import { describe, expect, inject, test } from "vitest";
import { ask } from "../support/attack/ask.ts";

const [server] = inject("attackServers").filter(({ wall }) => wall === "intact");
if (server === undefined) throw new Error("The attack suite has no server with its wall.");
const { root, port, partners } = server;

// @NOTE The one thing said to the library beside what it finds out: that this is a test without TLS.
// oxlint-disable-next-line typescript/no-deprecated -- marked so that nobody uses it outside of tests
const plain = { [oauth.allowInsecureRequests]: true };

/** What a library that knows nothing of this product does with an issuer, a client and a secret. */
async function discover(): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(`http://${root}`);
  const response = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...plain });
  return oauth.processDiscoveryResponse(issuer, response);
}

async function exchange(auth: oauth.ClientAuth, clientId: string) {
  const authority = await discover();
  const client = { client_id: clientId };
  const parameters = new URLSearchParams();
  const response = await oauth.clientCredentialsGrantRequest(
    authority,
    client,
    auth,
    parameters,
    plain,
  );
  return oauth.processClientCredentialsResponse(authority, client, response);
}

describe("a standard OAuth client library", () => {
  const { hostname, apiKey } = partners.acme;

  test.each([
    ["in the form", oauth.ClientSecretPost(apiKey)],
    ["by HTTP Basic", oauth.ClientSecretBasic(apiKey)],
  ])("gets a token with the key %s, and reads the API with it", async (_way, auth) => {
    const {
      access_token: token,
      token_type: type,
      expires_in: life,
    } = await exchange(auth, hostname);
    expect([type, life]).toEqual(["bearer", 3600]);
    const url = new URL(`http://${root}/api/v1/content/posts`);
    const named = new Headers({ "x-organization": "acme" });
    const response = await oauth.protectedResourceRequest(token, "GET", url, named, null, plain);
    expect(response.status).toBe(200);
  });

  test("is told what OAuth tells where the key is another's", async () => {
    const auth = oauth.ClientSecretBasic(partners.globex.apiKey);
    const refusal = await exchange(auth, hostname).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ status: 401 });
  });

  test("finds the public keys, and may keep them for minutes", async () => {
    const { jwks_uri: keys } = await discover();
    expect(keys).toBe(`http://${root}/.well-known/jwks.json`);
    const reply = await ask(port, { host: root, path: "/.well-known/jwks.json" });
    expect(reply.headers["cache-control"]).toBe("public, max-age=300");
    const set = JSON.parse(reply.body) as { keys: Record<string, unknown>[] };
    expect(set.keys.map((key) => Object.keys(key).toSorted().join(" "))).toEqual([
      "alg crv kid kty use x",
      "alg crv kid kty use x",
    ]);
  });
});
