import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createClient, type Client } from "../../../packages/client/src/client.ts";
import { startDemoServer, type DemoServer } from "../../support/browser-server.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");
const example = path.join(root, "examples", "provision-roles");

vi.setConfig({ testTimeout: 120_000 });

type Demo = {
  readonly root: string;
  readonly organizations: readonly {
    readonly slug: string;
    readonly users: readonly { readonly email: string; readonly password: string }[];
  }[];
};

type Told = { readonly key?: string; readonly changes?: readonly unknown[] };

let server: DemoServer | undefined;
let demo: Demo = { root: "", organizations: [] };

beforeAll(async () => {
  server = await startDemoServer();
  demo = JSON.parse(readFileSync(path.join(server.data, "demo.json"), "utf8")) as Demo;
}, 300_000);

afterAll(() => server?.stop(), 60_000);

type Ended = { readonly code: number | null; readonly transcript: string };

function run(env: Record<string, string>): Promise<Ended> {
  const program = ["--import", "tsx", path.join(example, "main.ts"), "--url", demo.root];
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let transcript = "";
  child.stdout.on("data", (chunk: Buffer) => (transcript += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, transcript }));
  });
}

/** An Admin of an organization, who came with a password. */
function admin(organization: string): Client {
  const { users = [] } = demo.organizations.find(({ slug }) => slug === organization) ?? {};
  const { email = "", password = "" } = users[0] ?? {};
  return createClient({ baseUrl: demo.root, organization, login: { email, password } });
}

test("a second system provisions a policy, a role and a member, and no more than it holds", async () => {
  const ada = admin("acme");
  const send = async (path: string, type: string, body: string) => {
    const headers = {
      ...{ Authorization: `Bearer ${await ada.token()}`, "X-Organization": "acme" },
      "Content-Type": type,
    };
    const address = new URL(`/api/v1/${path}`, demo.root);
    const response = await fetch(address, { method: "POST", headers, body });
    return { status: response.status, told: (await response.json()) as { meta?: Told } };
  };
  const file = readFileSync(path.join(example, "provisioner.yaml"), "utf8");
  expect(await send("policy-file/apply", "application/yaml", file)).toMatchObject({
    status: 200,
    told: { meta: { changes: [{ kind: "policy" }, { kind: "policy" }, { kind: "role" }] } },
  });
  const hostname = "staff.acme.test";
  const attributes = { hostname, name: "Staff system", roles: ["provisioner"] };
  const document = JSON.stringify({ data: { type: "domains", attributes } });
  const { status, told } = await send("domains", "application/vnd.api+json", document);
  expect(status).toBe(201);
  const env = { GATEHOUSE_CLIENT_ID: hostname, GATEHOUSE_CLIENT_SECRET: told.meta?.key ?? "" };

  const first = await run(env);
  expect(first.transcript).not.toContain("WRONG");
  for (const line of [
    "made now: policies, roles, users",
    "the role recipe-author holds «Recipes of one's own»",
    "Rita Recipes is recipe-author",
    "create posts: yes",
    "update posts: some",
    "delete posts: no",
    "a policy that deletes posts: refused with 403 forbidden",
    "a role that contains Admin: refused with 403 forbidden",
    "the role Admin for the new member: refused with 403 forbidden",
    "an action that does not exist: refused with 422 invalid",
    "a change of the policy: refused with 403 forbidden",
    "the domains: refused with 404 not-found",
    "All went as it should.",
  ]) {
    expect(first.transcript).toContain(line);
  }
  expect(first.code).toBe(0);
  expect(first.transcript).not.toContain("gh_key_");

  const again = await run(env);
  expect(again.transcript).toContain("all of it stands already");
  expect(again.code).toBe(0);

  const gus = admin("globex");
  const theirs = await gus.list("roles", { filter: { slug: { _eq: "recipe-author" } } });
  expect(theirs.items).toEqual([]);
});
