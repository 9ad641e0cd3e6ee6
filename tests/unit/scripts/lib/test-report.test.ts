import { describe, expect, test } from "vitest";
import {
  countPlaywright,
  countStatic,
  countVitest,
  lastLine,
} from "../../../../scripts/lib/test-report.mjs";

const file = (...statuses: string[]) => ({
  status: statuses.includes("failed") ? "failed" : "passed",
  assertionResults: statuses.map((status) => ({ status })),
});

const vitestReport = (...files: object[]) => JSON.stringify({ testResults: files });

const playwrightReport = (stats: object, errors: object[] = []) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe("a static stage", () => {
  test("is one test, passed when its command ends with 0", () => {
    expect(countStatic(0)).toMatchObject({ passed: 1, failed: 0 });
  });

  test("is one failed test on any other exit code", () => {
    expect(countStatic(2)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("a vitest report", () => {
  test("counts each test by its status", () => {
    const report = vitestReport(file("passed", "passed"), file("passed", "failed"));
    expect(countVitest(report, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  test.each(["pending", "skipped", "todo", "disabled"])("counts a %s test as failed", (status) => {
    const report = vitestReport(file("passed", status));
    expect(countVitest(report, 0)).toMatchObject({ passed: 1, failed: 1 });
  });

  test("counts a file that broke before its first test as failed", () => {
    const report = vitestReport(file("passed"), { status: "failed", assertionResults: [] });
    expect(countVitest(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test("counts an error outside of every test as failed", () => {
    expect(countVitest(vitestReport(file("passed")), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test("fails when it holds no test", () => {
    expect(countVitest(vitestReport(), 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("a Playwright report", () => {
  test("counts expected results as passed and unexpected ones as failed", () => {
    const report = playwrightReport({ expected: 5, unexpected: 2 });
    expect(countPlaywright(report, 1)).toMatchObject({ passed: 5, failed: 2 });
  });

  test("counts skipped tests as failed, and names what passed only when tried again", () => {
    const report = playwrightReport({ expected: 5, flaky: 1, skipped: 2 });
    const count = countPlaywright(report, 0);
    expect(count).toMatchObject({ passed: 6, failed: 2 });
    expect(count.notes).toContain("1 flaky: passed when tried again");
  });

  test("counts a broken setup as failed", () => {
    const report = playwrightReport({}, [{ message: "the server did not start" }]);
    expect(countPlaywright(report, 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  test("fails when it holds no test", () => {
    expect(countPlaywright(playwrightReport({}), 0)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe.each([
  ["vitest", countVitest],
  ["Playwright", countPlaywright],
])("a %s stage that crashed", (_name, count) => {
  test.each([
    ["wrote no report", null],
    ["wrote half a report", '{"testResults": ['],
    ["wrote something else", "{}"],
    ["wrote null", "null"],
  ])("counts as one failure when it %s", (_what, report) => {
    expect(count(report, 134)).toMatchObject({ passed: 0, failed: 1 });
  });
});

test("the last line adds up all stages", () => {
  const counts = [
    { passed: 1, failed: 0, notes: [] },
    { passed: 40, failed: 2, notes: [] },
  ];
  expect(lastLine(counts)).toBe("41 passed, 2 failed");
});
