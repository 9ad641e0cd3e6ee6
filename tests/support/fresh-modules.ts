import { vi } from "vitest";

/**
 * Vitest setup, before each file of a worker: files share its process, so that packages are loaded
 * once, and nothing of ours. Modules, settings, what was put in the place of a global and what the
 * product keeps on `globalThis` begin anew.
 */
const house = globalThis as typeof globalThis & { settingsAtStart?: NodeJS.ProcessEnv };
house.settingsAtStart ??= { ...process.env };

for (const name of Object.keys(process.env)) {
  if (!(name in house.settingsAtStart)) delete process.env[name];
}
Object.assign(process.env, house.settingsAtStart);
for (const name of Object.keys(globalThis)) {
  if (name.startsWith("gatehouse")) Reflect.deleteProperty(globalThis, name);
}
vi.unstubAllGlobals();
vi.useRealTimers();
vi.restoreAllMocks();
vi.resetModules();
