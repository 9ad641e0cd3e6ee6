import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { policies as command } from "../../../scripts/commands/policies.ts";
import { StepFailed } from "../../../scripts/lib/step-failed.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { exported } from "./file-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const root = path.join(import.meta.dirname, "..", "..", "..");
const CI = path.join(root, "examples/policies-in-ci/policies.yaml");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "gatehouse-policies-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);

type Ended = { code: number | null; output: string; errors: string };

/** Runs the command in this process, and collects what it writes. */
async function policies(words: string[]): Promise<Ended> {
  const ended: Ended = { code: null, output: "", errors: "" };
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      ended[stream === "stdout" ? "output" : "errors"] += String(text);
      return true;
    }),
  );
  try {
    ended.code = await command.run(words);
  } catch (cause) {
    if (!(cause instanceof StepFailed)) throw cause;
    ended.code = 1;
    ended.errors += `${cause.message}\n${cause.advice}\n`;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return ended;
}

/** Runs the command line as an operator does; a data folder that holds nothing has no instance. */
function gatehouse(words: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const program = ["--import", "tsx", "scripts/gatehouse.ts", "policies", ...words];
  const child = spawn(process.execPath, [...program, "--data", folder], { cwd: root, env });
  const ended = { code: null, output: "", errors: "" } as Ended;
  child.stdin.end();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ended.output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ended.errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ended, code }));
  });
}

const instance = () => ({ ...process.env, DATABASE_URL: database().ownerUrl });

/** The surroundings of a machine that knows of no instance. */
const nothing = (): NodeJS.ProcessEnv => ({ NODE_ENV: "test", PATH: process.env["PATH"] });

/** Each run is a process that starts from nothing. */
const timeout = 120_000;

describe("npm run gatehouse -- policies", { timeout }, () => {
  test("exports, compares, applies and checks", async () => {
    const file = inFolder("acme.yaml");
    const slug = world().acme.slug;
    expect(await policies(["export", "--org", slug, "--out", file])).toMatchObject({ code: 0 });
    const base = readFileSync(file, "utf8");
    expect(base).toBe(await exported(world().acme));
    writeFileSync(
      file,
      base.replace("actions: [create, read, read-draft, update]", "action: read"),
    );
    const differs = await policies(["diff", file, "--org", slug]);
    expect([differs.code, differs.errors]).toEqual([1, ""]);
    expect(differs.output).toMatch(
      /^policy «Editor» changes\n {2}- .*\nWho would notice:\n {2}- .*: 1 member\n/s,
    );
    const unasked = await policies(["apply", file, "--org", slug]);
    expect([unasked.code, unasked.errors]).toEqual([
      1,
      "Nothing was done. Say --yes if this is meant.\n",
    ]);
    expect(await exported(world().acme)).toBe(base);
    const applied = await policies(["apply", file, "--org", slug, "--yes"]);
    expect([applied.code, applied.errors]).toEqual([0, ""]);
    expect(applied.output).toMatch(/Done: 1 change\.\n$/);
    expect(await exported(world().globex)).toBe(base);
  });

  test("checks a file where there is no instance, and says which line does not hold", async () => {
    const broken = inFolder("broken.yaml");
    const text = readFileSync(CI, "utf8");
    writeFileSync(broken, text.replace("actions: [create]", "actions: [create, publish]"));
    const [holds, fails] = await Promise.all([
      gatehouse(["check", CI], nothing()),
      gatehouse(["check", broken], nothing()),
    ]);
    expect(holds).toEqual({ code: 0, output: "8 assertions hold in the file.\n", errors: "" });
    expect(fails).toEqual({
      ...{ code: 1, output: "" },
      errors:
        "Does not hold:\n  Line 57: assertions[0]: journalist can publish posts: the policy «Write one's own posts».\n",
    });
  });

  test("two at once end in the state of one of the two files", async () => {
    const { slug } = world().globex;
    const other = inFolder("other.yaml");
    writeFileSync(other, readFileSync(CI, "utf8").replaceAll("description: ", "description: Now "));
    const ended = await Promise.all(
      [CI, other].map((file) => gatehouse(["apply", file, "--org", slug, "--yes"], instance())),
    );
    // Whoever waited too long is told to come back, and has changed nothing.
    const later = ended.filter(({ errors }) => errors.includes("Nothing was changed."));
    expect(ended.filter(({ code }) => code === 0).length).toBe(ended.length - later.length);
    expect(later.length).toBeLessThan(2);
    const told = (await exported(world().globex)).match(/description: "?Now /g) ?? [];
    expect([0, 4]).toContain(told.length);
  });

  test("imports roles, and keeps the assertions of a file that it writes anew", async () => {
    const { slug } = world().acme;
    const model = inFolder("roles.json");
    const permissions = [{ collection: "posts", action: "read" }];
    writeFileSync(
      model,
      JSON.stringify({ roles: [{ slug: "clerk", name: "Clerk", permissions }] }),
    );
    const brought = await policies(["import-roles", model, "--org", slug]);
    expect([brought.code, brought.errors]).toEqual([0, ""]);
    expect(brought.output).toContain("role clerk is new\n  + name Clerk\n  + policy Clerk\n");
    const kept = inFolder("kept.json");
    copyFileSync(CI, kept);
    await policies(["export", "--org", slug, "--out", kept]);
    const written = JSON.parse(readFileSync(kept, "utf8")) as Record<string, unknown[]>;
    expect(written["assertions"]).toHaveLength(8);
    expect(written["roles"]).toContainEqual({ slug: "clerk", name: "Clerk", policies: ["Clerk"] });
  });

  test("says what is wrong with the file or the organization", async () => {
    const { slug } = world().acme;
    const wrong = inFolder("wrong.yaml");
    writeFileSync(
      wrong,
      "gatehouse: policies/1\npolicies:\n  - { name: A, permissions: [{ collection: posts, action: read, rule: { ghost: 1 } }] }\n",
    );
    const answers = [
      await policies(["apply", CI, "--org", "nobody", "--yes"]),
      await policies(["apply", wrong, "--org", slug, "--yes"]),
    ];
    for (const [index, words] of [
      "There is no organization “nobody” here.",
      "Line 3: policies[0].permissions[0].rule",
    ].entries()) {
      expect(answers[index]).toMatchObject({ code: 1, output: "" });
      expect(answers[index]?.errors).toContain(words);
      expect(answers[index]?.errors).not.toContain("    at ");
    }
  });
});
