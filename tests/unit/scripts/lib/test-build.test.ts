import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { prepareCode } from "../../../../scripts/lib/ensure-build.ts";
import { StepFailed } from "../../../../scripts/lib/step-failed.ts";

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("GATEHOUSE_TEST_BUILD", "wall-off");
});
afterEach(() => void vi.unstubAllEnvs());

const withoutSteps = {
  steps: {
    run: () => Promise.reject(new Error("No step may run.")),
    say: () => undefined,
  },
  signal: new AbortController().signal,
};

const wallOf = async () =>
  (await import("../../../../next.config.ts")).default.turbopack?.resolveAlias;

test.each([undefined, "", ".next", ".next-wall-off/../.next"])(
  "a build without the wall is neither made nor served in the folder %s",
  async (folder) => {
    vi.stubEnv("GATEHOUSE_BUILD", folder);
    await expect(wallOf()).rejects.toThrow("GATEHOUSE_TEST_BUILD");
    await expect(prepareCode({ mode: "start", ...withoutSteps })).rejects.toThrow(StepFailed);
  },
);

test("a build without the wall has a folder of its own, and every other build our wall", async () => {
  vi.stubEnv("GATEHOUSE_BUILD", ".next-wall-off");
  expect(await wallOf()).toEqual({ "@/lib/wall/middleware.ts": "./tests/support/open-wall.ts" });
  vi.resetModules();
  vi.stubEnv("GATEHOUSE_TEST_BUILD", undefined);
  expect(await wallOf()).toEqual({});
});

test("both builds stand on one database client, which neither makes anew for itself", async () => {
  vi.stubEnv("GATEHOUSE_BUILD", ".next-wall-off");
  await expect(prepareCode({ mode: "dev", ...withoutSteps })).resolves.toBeUndefined();
  vi.stubEnv("GATEHOUSE_TEST_BUILD", undefined);
  await expect(prepareCode({ mode: "dev", ...withoutSteps })).resolves.toBeUndefined();
});
