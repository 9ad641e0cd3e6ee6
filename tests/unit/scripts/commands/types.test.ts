import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { types } from "../../../../scripts/commands/types.ts";
import { StepFailed } from "../../../../scripts/lib/step-failed.ts";

const DESCRIPTION = {
  paths: { "/api/v1/content/notes": { get: {} } },
  components: {
    schemas: {
      notes: {
        properties: {
          attributes: { properties: { "read-by": { type: ["string", "null"] } } },
        },
      },
    },
  },
};

let server: Server;
let folder = "";
let url = "";
const asked: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-types-"));
  asked.length = 0;
  server = createServer((request, response) => {
    const { authorization = "", "x-organization": organization = "" } = request.headers;
    asked.push(`${request.url} ${authorization} ${String(organization)}`);
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(DESCRIPTION));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv("GATEHOUSE_TOKEN", "gh_pat_x");
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  rmSync(folder, { recursive: true });
});

test("the types of what the caller may use are written once", async () => {
  const out = path.join(folder, "collections.ts");
  const words = ["--url", url, "--organization", "acme", "--out", out];
  expect(await types.run(words)).toBe(0);
  expect(asked).toEqual(["/api/v1/openapi.json Bearer gh_pat_x acme"]);
  expect(readFileSync(out, "utf8")).toContain(`readonly "read-by": string | null;`);
  const before = statSync(out).mtimeMs;
  expect(await types.run(words)).toBe(0);
  expect(statSync(out).mtimeMs).toBe(before);
});

test.each([[[]], [["--url", "nowhere"]], [["--url", "https://x.example", "--watch"]], [["--x"]]])(
  "%j is told how it is used",
  async (words) => {
    const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(await types.run(words)).toBe(2);
    expect(told).toHaveBeenCalledWith(types.usage);
    told.mockRestore();
  },
);

test("nobody asks without a credential, and no server is no answer", async () => {
  await expect(types.run(["--url", "http://127.0.0.1:1", "--out", "x"])).rejects.toThrow(
    StepFailed,
  );
  vi.stubEnv("GATEHOUSE_TOKEN", undefined);
  await expect(types.run(["--url", url])).rejects.toThrow("Nobody is named who asks.");
});
