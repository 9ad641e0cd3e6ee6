import { spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startDemoServer, type DemoServer } from "../../support/browser-server.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");

let server: DemoServer | undefined;

// A bound for what hangs: the script waits for a token's end and for a window of a minute.
vi.setConfig({ testTimeout: 240_000 });

/** @NOTE Tokens of ten seconds and few requests a minute: the script sees both ends soon. */
beforeAll(async () => {
  const env = { GATEHOUSE_TOKEN_LIFETIME: "10", API_ORGANIZATION_LIMIT: "60" };
  server = await startDemoServer({ env });
}, 300_000);

afterAll(() => server?.stop(), 60_000);

const run = (data: string) =>
  new Promise<{ code: number | null; transcript: string }>((resolve, reject) => {
    const script = path.join("examples", "partner-script", "main.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, "--data", data], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let transcript = "";
    child.stdout.on("data", (chunk: Buffer) => (transcript += chunk.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, transcript }));
  });

test("a partner's program reads, is refused, renews, is slowed and goes on by itself", async () => {
  const { code, transcript } = await run(server?.data ?? "");
  expect(transcript).not.toContain("WRONG");
  for (const line of [
    "partner.acme.test has a token for 10 seconds",
    "no post shows its secretNote",
    "no draft is among them",
    "nothing of Globex is among them",
    "filter by secretNote: refused with 400 invalid-parameter",
    "sort by secretNote: refused with 400 invalid-parameter",
    "drafts: refused with",
    "write a post: refused with",
    "people: refused with 404 not-found",
    "Globex with Acme's token: refused with 401 api-auth-token-invalid",
    "Acme's key under Globex's name: refused with 401 oauth-invalid-client",
    "the client got another by itself",
    "slowed by 429 after",
    "every request was answered in the end",
    "All went as it should.",
  ]) {
    expect(transcript).toContain(line);
  }
  const document = /401 (\{.*\})/.exec(transcript)?.[1] ?? "null";
  const { errors } = JSON.parse(document) as { errors: { meta: { requestId: string } }[] };
  expect(errors).toEqual([
    {
      status: "401",
      code: "api-auth-token-invalid",
      title: "Unauthorised",
      detail: "Invalid or expired JWT provided to API route.",
      meta: { level: "error", requestId: errors[0]?.meta.requestId },
    },
  ]);
  expect(errors[0]?.meta.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(transcript).not.toContain("gh_key_");
  expect(code).toBe(0);
});
