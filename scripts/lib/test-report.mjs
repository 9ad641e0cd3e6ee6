/**
 * Counts of one stage of the test command.
 * @typedef {{ passed: number, failed: number, notes: string[] }} Count
 */

/**
 * A static check (formatter, compiler, …) counts as one test: its exit code.
 * @param {number} exitCode
 * @returns {Count}
 */
export function countStatic(exitCode) {
  return exitCode === 0
    ? { passed: 1, failed: 0, notes: [] }
    : { passed: 0, failed: 1, notes: [`ended with exit code ${exitCode}`] };
}

/**
 * Counts vitest's JSON report. Everything that did not pass failed: skipped and todo tests, files
 * that broke before their first test, errors outside of tests, a report that is missing.
 * @param {string | null} report Text of the report; null when none was written.
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  return settle(exitCode, report, (parsed) => {
    const files = list(parsed.testResults);
    const tests = files.flatMap((file) => list(file.assertionResults));
    const passed = tests.filter((test) => test.status === "passed").length;
    const asleep = tests.filter((test) => !["passed", "failed"].includes(test.status)).length;
    const broken = files.filter(isBrokenFile).length;
    const notes = [];
    if (asleep > 0) notes.push(`${asleep} skipped, which counts as failed`);
    if (broken > 0) notes.push(`${broken} files broke before or beside their tests`);
    return { passed, failed: tests.length - passed + broken, notes };
  });
}

/**
 * Counts Playwright's JSON report by the same rule. A test that passed only when it was tried again
 * counts as passed and is named as flaky, so that somebody sees to it.
 * @param {string | null} report Text of the report; null when none was written.
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  return settle(exitCode, report, ({ stats, errors }) => {
    const outside = list(errors).length;
    const notes = [];
    if (stats.skipped > 0) notes.push(`${stats.skipped} skipped, which counts as failed`);
    if (stats.flaky > 0) notes.push(`${stats.flaky} flaky: passed when tried again`);
    if (outside > 0) notes.push(`${outside} errors outside of tests`);
    const failed = stats.unexpected + stats.skipped + outside;
    return { passed: stats.expected + stats.flaky, failed, notes };
  });
}

/**
 * The one last line.
 * @param {Count[]} counts
 */
export function lastLine(counts) {
  const total = (key) => counts.reduce((sum, count) => sum + count[key], 0);
  return `${total("passed")} passed, ${total("failed")} failed`;
}

/** A suite that crashed, reported nothing or held no test at all has failed once. */
function settle(exitCode, report, count) {
  const counted = report === null ? null : attempt(() => count(JSON.parse(report)));
  if (counted === null || !isCount(counted)) {
    return { passed: 0, failed: 1, notes: [`no usable report (exit code ${exitCode})`] };
  }
  if (counted.passed + counted.failed === 0) {
    return { passed: 0, failed: 1, notes: ["holds no test"] };
  }
  if (counted.failed === 0 && exitCode !== 0) {
    return {
      ...counted,
      failed: 1,
      notes: [...counted.notes, `ended with exit code ${exitCode} although every test passed`],
    };
  }
  return counted;
}

function isBrokenFile(file) {
  return (
    file.status !== "passed" &&
    !list(file.assertionResults).some((test) => test.status === "failed")
  );
}

const isCount = ({ passed, failed }) => Number.isInteger(passed) && Number.isInteger(failed);

const list = (value) => (Array.isArray(value) ? value : []);

function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
