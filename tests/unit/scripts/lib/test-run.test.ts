import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const module = path.join(import.meta.dirname, "../../../../scripts/lib/test-run.mjs");
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-test-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Stage = { readonly name: string; readonly code: string; readonly after?: string };

/**
 * What the test command says of stages that are small programs, and how it ends.
 * @param stopAt it is stopped from outside once it has said this.
 */
async function run(first: Stage[], rounds: Stage[][][], stopAt?: string) {
  const program = `
    import { runStages } from ${JSON.stringify(module)};
    const count = (_report, exitCode) =>
      ({ passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, notes: [] });
    const stage = ({ name, code, after }) =>
      ({ name, after, count, commands: [[process.execPath, "--eval", code]], limit: 20_000 });
    await runStages(process.cwd(), {
      first: ${JSON.stringify(first)}.map(stage),
      rounds: ${JSON.stringify(rounds)}.map((round) => round.map((lane) => lane.map(stage))),
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    if (stopAt === undefined || child.killed || !output.includes(stopAt)) return;
    child.kill("SIGTERM");
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  return {
    code,
    said: output
      .replaceAll(/in \d+\.\d s/g, "")
      .trimEnd()
      .split("\n"),
  };
}

const says = (text: string) => `console.log(${JSON.stringify(text)});`;
const makes = (name: string) => `fs.writeFileSync(${JSON.stringify(path.join(folder, name))}, "");`;
const awaits = (name: string) =>
  `const look = () => fs.existsSync(${JSON.stringify(path.join(folder, name))}) || setTimeout(look, 10); look();`;

test("lanes run side by side, and each stage is heard whole", async () => {
  const one = `${says("one begins")} ${awaits("met")} process.on("exit", () => { ${says("one ends")} });`;
  const lanes = [
    [{ name: "one", code: one }],
    [
      { name: "two", code: says("two") },
      { name: "three", code: says("three") + makes("met") },
    ],
  ];
  const { code, said } = await run([], [lanes]);
  const told = said.filter((line) => /^(?:one|two|three)/.test(line));
  expect(told).toEqual(["one begins", "one ends", "two", "three"]);
  expect([code, said.at(-1)]).toEqual([0, "3 passed, 0 failed"]);
});

test("a stage that fails is heard and counted, and only what needs it does not run", async () => {
  const { code, said } = await run(
    [{ name: "first", code: "" }],
    [
      [
        [{ name: "bad", code: `${says("why")} console.error("indeed"); process.exit(3);` }],
        [{ name: "good", code: "" }],
      ],
      [[{ name: "needs it", code: says("never"), after: "bad" }], [{ name: "other", code: "" }]],
    ],
  );
  expect(said).toContain("why");
  expect(said).toContain("indeed");
  expect(said).not.toContain("never");
  expect(said.slice(-6)).toEqual([
    "✗ bad: 0 passed, 1 failed ",
    "✓ good: 1 passed, 0 failed ",
    "✗ needs it: 0 passed, 1 failed  (not run, because «bad» failed)",
    "✓ other: 1 passed, 0 failed ",
    "",
    "2 passed, 2 failed",
  ]);
  expect(code).toBe(1);
});

test("nothing runs when what must stand first does not", async () => {
  const first = [{ name: "first", code: "process.exit(1)" }];
  const { code, said } = await run(first, [[[{ name: "rest", code: says("never") }]]]);
  expect(said).not.toContain("never");
  expect([code, said.at(-1)]).toEqual([1, "0 passed, 1 failed"]);
});

test("stopped from outside it ends what runs, begins nothing more and has failed", async () => {
  const hangs = { name: "hangs", code: `${says("still here")} setInterval(() => {}, 1000);` };
  const later = { name: "later", code: says("never") };
  const { code, said } = await run([], [[[hangs, later]], [[later]]], "still here");
  expect(said).not.toContain("never");
  expect(said).toContain("✗ the run: 0 passed, 1 failed  (stopped from outside)");
  expect(code).toBe(1);
});
