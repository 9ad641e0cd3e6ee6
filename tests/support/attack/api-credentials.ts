import { issueAccessToken, type TokenSubject } from "@/lib/gates/api/issue.ts";
import { makeStoreBearer, signRequest } from "@/lib/gates/hmac/verify.ts";
import type { DomainId, MemberId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { rowsOf } from "./rows.ts";
import type { AttackServer } from "./server.ts";

/** The request that a credential is shown with: some of them are good for that one alone. */
export type Knock = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly body: string;
};

/** How a credential is shown: the headers of a request. */
export type Shown = Readonly<Record<string, string>>;

/** Every credential there is, good at its own gate of a server; each of Acme unless it says so. */
export async function apiCredentials(
  server: AttackServer,
): Promise<Record<string, (knock: Knock) => Promise<Shown> | Shown>> {
  const { secret, partners, credentials } = server;
  const { hostname, apiKey } = partners.acme;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const domainToken = await tokenOf(server, await domainOf(server));
  const memberToken = await tokenOf(server, await memberOf(server));
  const staticToken = await staticTokenOf(server);
  return {
    "a session cookie": () => ({ cookie: credentials["Acme's admin"] }),
    "a domain's token": () => bearer(domainToken),
    "a member's token": () => bearer(memberToken),
    "a static token": () => bearer(staticToken),
    "an API key": () => ({ authorization: `Basic ${btoa(`${hostname}:${apiKey}`)}` }),
    "an API key as a bearer": () => bearer(apiKey),
    "Globex's guest cookie": () => ({ cookie: credentials["Globex's guest"] }),
    "a visit cookie": () => ({ cookie: credentials["Acme's visiting admin"] }),
    "the system's signature": async ({ method, host, path, body }) => ({
      ...(await signRequest(
        { method, url: new URL(path, `http://${host}`), body },
        { secret, now: Date.now() },
      )),
    }),
    "the system's bearer": async () => bearer(await makeStoreBearer({ secret, now: Date.now() })),
    "nothing at all": () => ({}),
  };
}

/** A token of this server for whomever; `server.root` is the address that it is of. */
export async function tokenOf(server: AttackServer, subject: TokenSubject): Promise<string> {
  const signer = { keys: server.tokenKeys, issuer: `http://${server.root}`, now: Date.now() };
  return (await issueAccessToken(signer, subject)).token;
}

/** The demo's partner of an organization, as the subject of a token. */
export async function domainOf(
  { superUrl, organizations, partners }: AttackServer,
  slug: "acme" | "globex" = "acme",
): Promise<Extract<TokenSubject, { kind: "domain" }>> {
  const [row] = await rowsOf<{ id: DomainId; epoch: number }>(
    superUrl,
    "SELECT id, epoch FROM domains WHERE organization_id = $1 AND hostname = $2",
    [organizations[slug], partners[slug].hostname],
  );
  if (row === undefined) throw new Error(`The demo has no partner of ${slug}.`);
  return {
    kind: "domain",
    organizationId: organizations[slug],
    domainId: row.id,
    epoch: row.epoch,
  };
}

async function memberOf(server: AttackServer): Promise<TokenSubject> {
  const { superUrl, organizations } = server;
  const { memberId, userId } = await adminOf(server);
  const sessionId = newId<SessionId>();
  await rowsOf(
    superUrl,
    `INSERT INTO sessions (id, user_id, expires_at, kind)
     VALUES ($1, $2, now() + interval '1 hour', 'program')`,
    [sessionId, userId],
  );
  return { kind: "member", organizationId: organizations.acme, memberId, sessionId };
}

async function staticTokenOf(server: AttackServer): Promise<string> {
  const { superUrl, organizations, secret } = server;
  const { id, token } = makeSecretToken("gh_pat");
  await rowsOf(
    superUrl,
    `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
     VALUES ($1, $2, $3, 'attack', $4, '{*}')`,
    [
      organizations.acme,
      id,
      (await adminOf(server)).memberId,
      await sign(secret, "static-token", token),
    ],
  );
  return token;
}

async function adminOf({ superUrl, organizations }: AttackServer) {
  const [row] = await rowsOf<{ memberId: MemberId; userId: UserId }>(
    superUrl,
    `SELECT m.id AS "memberId", u.id AS "userId" FROM members m JOIN users u ON u.id = m.user_id
     WHERE m.organization_id = $1 AND u.email = 'admin@acme.test'`,
    [organizations.acme],
  );
  if (row === undefined) throw new Error("The demo has no Admin of Acme.");
  return row;
}
