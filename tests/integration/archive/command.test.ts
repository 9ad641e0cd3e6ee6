import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { seedContent } from "../../../scripts/demo/seed-content.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { system } from "../../support/shop.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-archive-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

const database = useDatabase();
const world = useTwoOrganizations(database);

/** Runs the command as an operator does. */
function archive(...words: string[]) {
  const program = ["--import", "tsx", "scripts/gatehouse.ts", "archive", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, "--data", folder], {
    ...{ cwd: root, encoding: "utf8" },
    env: { ...process.env, DATABASE_URL: database().ownerUrl, MEDIA_DIRECTORY: folder },
  });
  return { status, output: stdout, errors: stderr };
}

const slugs = async () =>
  (await ask<{ slug: string }>(database().superUrl, "SELECT slug FROM organizations")).map(
    ({ slug }) => slug,
  );

test("an organization goes out as a file and comes in as another, by the command line alone", async () => {
  const { acme } = world();
  await seedContent("Acme", system(acme.id, "import"));
  const file = path.join(folder, "acme.tar.gz");
  const taken = archive("export", "--org", acme.slug, "--to", file);
  expect(taken).toMatchObject({ status: 0, errors: "" });
  const digest = /^Digest: ([\da-f]{64})$/m.exec(taken.output)?.[1] ?? "none";
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const read = archive("check", file);
  expect(read.status).toBe(0);
  expect(read.output).toContain(`Digest: ${digest}`);

  const named = ["--as", "initech", "--name", "Initech"];
  const come = archive("import", file, ...named);
  expect(come.status).toBe(0);
  expect(come.output).toContain(`${file} → Initech (initech)`);
  expect(come.output).toContain("Its website is private.");
  expect(archive("digest", "--org", "initech").output).toBe(`${digest}\n`);
}, 180_000);

test("what is no archive, or has its name taken, brings nothing in and says why", async () => {
  const before = await slugs();
  const file = path.join(folder, "broken.tar.gz");
  writeFileSync(file, readFileSync(path.join(folder, "acme.tar.gz")).subarray(0, 5_000));
  const told: [string[], number, RegExp][] = [
    [["import", file, "--as", "hooli"], 1, /Nothing was brought in/],
    [
      ["import", path.join(folder, "acme.tar.gz"), "--as", "initech"],
      1,
      /name in addresses is taken/,
    ],
    [["export", "--org", "nobody"], 2, /npm run gatehouse -- archive export/],
  ];
  for (const [words, status, reason] of told) {
    const ended = archive(...words);
    expect([words, ended.status, ended.errors]).toEqual([
      words,
      status,
      expect.stringMatching(reason),
    ]);
  }
  expect(await slugs()).toEqual(before);
}, 180_000);
