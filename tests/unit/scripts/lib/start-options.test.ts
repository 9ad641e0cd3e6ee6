import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const options = path.resolve("scripts/lib/options.mjs");
const project = mkdtempSync(path.join(tmpdir(), "gatehouse-options-"));

afterAll(() => rmSync(project, { recursive: true }));

/** What a command line comes to, in a process of its own, as with `npm start`. */
function read(flags: string[], env: Record<string, string> = {}) {
  const code = `import { readOptions } from ${JSON.stringify(options)};
    console.log(JSON.stringify(readOptions(${JSON.stringify(project)})));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", code, "--", ...flags], {
    env: env as unknown as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  return { ...run, options: run.status === 0 ? (JSON.parse(run.stdout) as unknown) : null };
}

test("without a word it is port 3000 of this machine and .data of the project", () => {
  const data = path.join(project, ".data");
  const expected = { port: 3000, host: "127.0.0.1", data, demo: false };
  expect(read([]).options).toEqual(expected);
});

test("flags win over the environment, and the environment over .env", () => {
  writeFileSync(path.join(project, ".env"), "PORT=3001\nGATEHOUSE_HOST=0.0.0.0\n");
  expect(read([]).options).toMatchObject({ port: 3001, host: "0.0.0.0" });
  expect(read([], { PORT: "3002" }).options).toMatchObject({ port: 3002 });
  const flags = ["--port", "3003", "--host", "::1", "--data", "/tmp/x", "--demo"];
  const expected = { port: 3003, host: "::1", data: "/tmp/x", demo: true };
  expect(read(flags, { PORT: "3002", GATEHOUSE_DATA: "/tmp/y" }).options).toEqual(expected);
  rmSync(path.join(project, ".env"));
});

test.each(["--port=0", "--port=65536", "--port=http", "--nonsense"])(
  "%s is refused with the list of options",
  (flag) => {
    const run = read([flag]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("--data DIR");
  },
);

test("--help prints the options and does nothing else", () => {
  const code = `import { readOptions } from ${JSON.stringify(options)}; readOptions("/");`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", code, "--", "--help"]);
  expect(run.status).toBe(0);
  expect(run.stdout.toString()).toContain("--demo");
});
