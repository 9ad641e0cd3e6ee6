/**
 * Stands for `vitest` where mutants are tried: what fails in a `beforeAll` of a file fails its tests.
 * @NOTE Stryker (9.6) asks only suites within a file for errors: a mutant that keeps the world from
 * being made would count as one that nobody noticed.
 */
import {
  beforeAll as beforeAllOfVitest,
  beforeEach,
} from "../../node_modules/vitest/dist/index.js";

// oxlint-disable-next-line oxc/no-barrel-file -- It stands for a module, all of it.
export * from "../../node_modules/vitest/dist/index.js";

export function beforeAll(prepare: () => unknown, timeout?: number): void {
  let failure: Error | undefined;
  beforeAllOfVitest(async () => {
    try {
      await prepare();
    } catch (cause) {
      failure = cause instanceof Error ? cause : new Error(String(cause));
    }
  }, timeout);
  beforeEach(() => {
    if (failure !== undefined) throw failure;
  });
}
