import { afterEach, expect, test, vi } from "vitest";
import { ownCores } from "@/lib/kernel/own-cores.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["", 8, 8],
  ["1", 8, 8],
  ["4", 8, 2],
  ["8", 2, 1],
  ["auto", 8, 1],
])("of processes «%s» each counts on its part of %s cores: %s", (processes, cores, own) => {
  vi.stubEnv("WEB_CONCURRENCY", processes);
  expect(ownCores(cores)).toBe(own);
});
