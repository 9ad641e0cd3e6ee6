import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import OidcProvider from "oidc-provider";

/** Who somebody is at the provider: their subject is what they sign in as there. */
export type Account = {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
};

export type IdentityProvider = {
  readonly issuer: string;
  readonly host: string;
  readonly accounts: Map<string, Account>;
  readonly close: () => Promise<void>;
};

/** The client that a test's instance is at the provider. */
export const CLIENT = { clientId: "gatehouse", clientSecret: "a secret of the tests" };

/** Starts a real provider for one client, whose people are in a map; on some port, unless one is named. */
export async function startIdentityProvider(
  redirectUris: () => readonly string[],
  port = 0,
): Promise<IdentityProvider> {
  const accounts = new Map<string, Account>();
  let answer: ReturnType<OidcProvider["callback"]> | null = null;
  const server = createServer((request, response) => {
    answer ??= provider(issuer, redirectUris(), accounts).callback();
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  return { issuer, host, accounts, close: () => closed(server) };
}

const closed = (server: Server) =>
  new Promise<void>((done) => {
    server.closeAllConnections();
    server.close(() => done());
  });

const provider = (
  issuer: string,
  redirectUris: readonly string[],
  accounts: ReadonlyMap<string, Account>,
) =>
  new OidcProvider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: redirectUris,
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["groups", "name"] },
    cookies: { keys: ["of the tests"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...accounts.get(sub) }),
    }),
  });

/**
 * Signs in at the provider as a person does, with its own forms. @returns the address that it sends
 * the browser back to.
 */
export async function signInThere(location: string, subject: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = location;
  let form: string | null = null;
  for (let step = 0; step < 15; step += 1) {
    const answer: Response = await fetch(next, {
      redirect: "manual",
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form === null ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(form === null ? {} : { method: "POST", body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie);
    const to = answer.headers.get("location");
    const page = await answer.text();
    form = to === null ? formFor(page, subject) : null;
    if (to !== null) next = new URL(to, next).href;
    if (next.includes("/login/back/")) return next;
  }
  throw new Error(`The provider never came to an end: ${next}`);
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = ""] = cookie.split(";");
  const at = pair.indexOf("=");
  jar.set(pair.slice(0, at), pair.slice(at + 1));
}

const formFor = (page: string, subject: string): string =>
  page.includes('value="login"')
    ? new URLSearchParams({ prompt: "login", login: subject, password: "any" }).toString()
    : new URLSearchParams({ prompt: "consent" }).toString();
