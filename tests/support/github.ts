import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { CLIENT } from "./identity-provider.ts";

/** Who somebody is at the stand-in, as its API tells them. */
export type GithubUser = {
  readonly id: number;
  readonly login: string;
  readonly name?: string | null;
  readonly emails: readonly { email: string; primary: boolean; verified: boolean }[];
};

/** What stands in for GitHub, as docs.github.com describes its OAuth and its REST API. */
export type Github = {
  readonly issuer: string;
  readonly host: string;
  /** Signs somebody in there: the address that it sends the browser back to. */
  readonly signIn: (location: string, user: GithubUser) => string;
  readonly close: () => Promise<void>;
};

type Grant = { readonly user: GithubUser; readonly challenge: string; readonly redirect: string };

/** Starts a stand-in for GitHub on a host of this machine. */
export async function startGithub(): Promise<Github> {
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, GithubUser>();
  const server = createServer((request, response) => {
    void answer(request, { codes, tokens }).then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ issuer: `http://${host}`, host },
    signIn: (location, user) => {
      const asked = new URL(location).searchParams;
      const code = `code-${codes.size}`;
      const redirect = asked.get("redirect_uri") ?? "";
      codes.set(code, { user, redirect, challenge: asked.get("code_challenge") ?? "" });
      const state = asked.get("state") ?? "";
      return `${redirect}?${new URLSearchParams({ code, state }).toString()}`;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

type Kept = { readonly codes: Map<string, Grant>; readonly tokens: Map<string, GithubUser> };

async function answer(request: IncomingMessage, kept: Kept): Promise<[number, unknown]> {
  const { method, url, headers } = request;
  if (method === "POST" && url === "/login/oauth/access_token") {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return exchange(new URLSearchParams(Buffer.concat(chunks).toString()), kept);
  }
  const user = kept.tokens.get(/^bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "");
  if (user === undefined) return [401, { message: "Bad credentials" }];
  if (url === "/api/v3/user") return [200, { ...user, emails: undefined, type: "User" }];
  if (url === "/api/v3/user/emails") return [200, user.emails];
  return [404, { message: "Not Found" }];
}

/** @NOTE GitHub refuses with 200 and a body that says so. */
function exchange(form: URLSearchParams, { codes, tokens }: Kept): [number, unknown] {
  const code = form.get("code") ?? "";
  const grant = codes.get(code);
  codes.delete(code);
  const verifier = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  const isRight =
    form.get("client_id") === CLIENT.clientId && form.get("client_secret") === CLIENT.clientSecret;
  if (!isRight || grant?.challenge !== verifier || grant.redirect !== form.get("redirect_uri")) {
    return [200, { error: "bad_verification_code" }];
  }
  const token = `gho_${code}`;
  tokens.set(token, grant.user);
  return [200, { access_token: token, scope: "read:user,user:email", token_type: "bearer" }];
}
