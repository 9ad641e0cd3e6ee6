import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, useDatabase } from "../../support/database.ts";
import { item, wxr } from "../../unit/import/wxr-file.ts";
import { countOf, emptyOrganization, entriesOf } from "./import-world.ts";

const database = useDatabase();
const root = path.join(import.meta.dirname, "..", "..", "..");
const REAL = path.join(root, "tests/fixtures/themeunittestdata.wordpress.xml");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-import-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const url = () => database().superUrl;

async function organization() {
  const caller = await emptyOrganization();
  const rows = await ask<{ slug: string }>(url(), "SELECT slug FROM organizations WHERE id = $1", [
    caller.principal.organizationId,
  ]);
  return { caller, slug: rows[0]?.slug ?? "" };
}

type Ended = { code: number | null; output: string; errors: string };

/** Runs the command line as an operator does; `killAt` ends it without warning at such an output. */
function gatehouse(words: string[], killAt?: RegExp): Promise<Ended> {
  const program = ["--import", "tsx", "scripts/gatehouse.ts", ...words, "--data", folder];
  const env = { ...process.env, DATABASE_URL: database().ownerUrl };
  const child = spawn(process.execPath, program, { cwd: root, env });
  const ended = { code: null, output: "", errors: "" } as Ended;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ended.output += text;
    if (killAt?.test(ended.output) === true) child.kill("SIGKILL");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ended.errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ended, code }));
  });
}

/** Each run is a process that starts from nothing. */
const timeout = 120_000;

describe("npm run gatehouse -- import", { timeout }, () => {
  test("brings an export in and says what was taken, changed and refused", async () => {
    const { slug, caller } = await organization();
    const reportFile = path.join(folder, "report.json");
    const { code, output, errors } = await gatehouse([
      "import",
      "wxr",
      REAL,
      "--org",
      slug,
      "--report",
      reportFile,
    ]);
    expect([code, errors]).toEqual([0, ""]);
    expect(output).toMatch(/^posts +51 +0 +0 +0$/m);
    expect(output).toMatch(/^pages +21 +0 +0 +0$/m);
    expect(output).toContain(
      "posts/template-password-protected: was protected by a password of its own, taken as a draft",
    );
    expect(output).toContain("Not taken (108):");
    expect(output).toContain("38 × attachment: the file lies outside and was not fetched");
    const report = JSON.parse(readFileSync(reportFile, "utf8")) as Record<string, unknown>;
    expect(report).toMatchObject({
      organization: slug,
      site: "wpthemetestdata.wordpress.com",
      counts: { taken: { posts: { created: 51 }, pages: { created: 21 } }, refused: 108 },
    });
    expect(report["taken"]).toHaveLength(74);
    expect(report["refused"]).toHaveLength(108);
    expect(await countOf(url(), "entries", caller)).toBe(74);
  });

  test("killed without warning and run again, it ends as if nothing had happened", async () => {
    const [straight, killed] = [await organization(), await organization()];
    const command = (slug: string) => ["import", "wxr", REAL, "--org", slug];
    expect(await gatehouse(command(straight.slug))).toMatchObject({ code: 0 });
    expect(await gatehouse(command(killed.slug), /… \d+ of/)).toMatchObject({ code: null });
    expect(await gatehouse(command(killed.slug))).toMatchObject({ code: 0 });
    expect(await entriesOf(url(), killed.caller)).toEqual(await entriesOf(url(), straight.caller));
  });

  test("says what is wrong with the command, the file or the organization", async () => {
    const { slug } = await organization();
    const broken = path.join(folder, "broken.xml");
    writeFileSync(broken, wxr(item(), "<item>\n<title>a</item>"));
    const page = path.join(folder, "page.html");
    writeFileSync(page, "<html></html>");
    const answers = await Promise.all([
      gatehouse(["import", "wxr", REAL]),
      gatehouse(["import", "wxr", path.join(folder, "none.xml"), "--org", slug]),
      gatehouse(["import", "wxr", REAL, "--org", "nobody"]),
      gatehouse(["import", "wxr", broken, "--org", slug]),
      gatehouse(["import", "wxr", page, "--org", slug]),
    ]);
    const wanted = [
      [2, "--org SLUG"],
      [1, "There is no file"],
      [1, "There is no organization “nobody” here."],
      [1, "The file is not sound XML at line 15, column 15: unexpected close tag."],
      [1, "This is not a WordPress export: its first element is <html>, not <rss>."],
    ] as const;
    for (const [index, [code, words]] of wanted.entries()) {
      expect(answers[index]).toMatchObject({ code, output: "" });
      expect(answers[index]?.errors).toContain(words);
      expect(answers[index]?.errors).not.toContain("    at ");
    }
  });
});
