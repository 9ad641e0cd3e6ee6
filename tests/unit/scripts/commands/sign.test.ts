import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifySystemSignature } from "@/lib/gates/hmac/verify.ts";
import { utf8 } from "@/lib/kernel/bytes.ts";
import { signedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import { loadSecrets } from "../../../../scripts/lib/secrets.ts";
import { gatehouse } from "./gatehouse.ts";

let data = "";
let secret = "";
let file = "";

beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), "gatehouse-sign-"));
  secret = loadSecrets(data, { NODE_ENV: "test" }).GATEHOUSE_SECRET;
  file = path.join(data, "it's a body.json");
  writeFileSync(file, '{"organizationId":"é"}');
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const timeout = 60_000;
const url = "http://cms.example.test:8080/api/internal/site-changed?b=2&a=1";

/** Whether the lines are headers by which the gate lets a request in. */
async function isLetIn(
  lines: readonly string[],
  sent: { host: string; path: string; body: string },
) {
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const [name = "", ...value] = line.split(": ");
      return [name, value.join(": ")];
    }),
  );
  const request = signedRequest(
    { method: "POST", ...sent },
    { headers, body: utf8(sent.body), scheme: "http" },
  );
  return (await verifySystemSignature(request, { secret, now: Date.now() })) !== null;
}

test("prints, a line each, the headers that let exactly this request in", { timeout }, async () => {
  const { code, output, errors } = gatehouse(data, ["sign", "post", url, "--body", file]);
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  const lines = output.trimEnd().split("\n");
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "Content-Digest",
    "Signature-Input",
    "Signature",
  ]);
  const sent = {
    host: "cms.example.test:8080",
    path: "/api/internal/site-changed?b=2&a=1",
    body: '{"organizationId":"é"}',
  };
  expect(await isLetIn(lines, sent)).toBe(true);
  expect(await isLetIn(lines, { ...sent, body: "{}" })).toBe(false);
});

test("takes a path for one of the server on the data folder", { timeout }, async () => {
  const { output } = gatehouse(data, ["sign", "POST", "/api/internal/site-changed"]);
  const sent = { host: "127.0.0.1:3000", path: "/api/internal/site-changed", body: "" };
  expect(await isLetIn(output.trimEnd().split("\n"), sent)).toBe(true);
});

test("prints a line for curl, whatever the names in it are", { timeout }, async () => {
  const { output } = gatehouse(data, ["sign", "POST", url, "--body", file, "--curl"]);
  expect(output).toContain(`-X POST '${url}'`);
  expect(output).toContain(`--data-binary '@${file.replace("'", "'\\''")}'`);
  const headers = [...output.matchAll(/-H '((?:Content-Digest|Signature)[^']+)'/g)].map(
    ([, line]) => line ?? "",
  );
  const body = '{"organizationId":"é"}';
  const sent = { host: "cms.example.test:8080", path: new URL(url).pathname + new URL(url).search };
  expect(await isLetIn(headers, { ...sent, body })).toBe(true);
});

test("says what it needs, and shows no secret", { timeout }, () => {
  const help = gatehouse(data, ["sign", "--help"]);
  expect(help).toMatchObject({ code: 0, errors: "" });
  expect(help.output).toContain("sign METHOD URL [--body FILE] [--curl]");
  const wrong = [
    { words: ["sign"], code: 2, says: "sign METHOD URL" },
    { words: ["sign", "POST", "ftp://x"], code: 1, says: "ftp://x is no address." },
    { words: ["sign", "POST", url, "--body", `${data}/none`], code: 1, says: "cannot be read" },
  ];
  for (const { words, code, says } of wrong) {
    const ended = gatehouse(data, words);
    expect(ended).toMatchObject({ code, output: "" });
    expect(ended.errors).toContain(says);
    expect(ended.errors).not.toContain(secret);
  }
});
