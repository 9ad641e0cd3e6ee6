import { readFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { startAttackServer, walls, type AttackServer } from "./attack/server.ts";
import { startAll } from "./start-all.ts";

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
  const { running, stop } = await startAll(walls.map((wall) => startAttackServer(wall)));
  project.provide(
    "attackServers",
    running.map(({ server }) => server),
  );
  return stop;
}
