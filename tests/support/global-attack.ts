import { readFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import {
  attacked,
  startAttackServer,
  type AttackServer,
  type RunningServer,
} from "./attack/server.ts";

/**
 * Vitest global setup: starts the product behind each kind of wall, for all files of the attack
 * suite together. Returns the end of them, which Vitest calls also after failures.
 * @NOTE With `GATEHOUSE_ATTACK_SERVERS` naming a file that describes servers which already run,
 * those are used and left alone: for writing tests without waiting.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const described = process.env["GATEHOUSE_ATTACK_SERVERS"];
  if (described !== undefined) {
    const servers = JSON.parse(readFileSync(described, "utf8")) as AttackServer[];
    project.provide("attackServers", servers);
    return () => Promise.resolve();
  }
  const running: RunningServer[] = [];
  const stop = async () => void (await Promise.all(running.map((each) => each.stop())));
  try {
    // @NOTE One after the other: stages beside this one start servers too, and a start has its limits.
    for (const name of attacked) running.push(await startAttackServer(name));
  } catch (cause) {
    await stop();
    throw cause;
  }
  project.provide(
    "attackServers",
    running.map(({ server }) => server),
  );
  return stop;
}
