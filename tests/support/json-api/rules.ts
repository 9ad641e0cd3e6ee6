import { expect, test } from "vitest";
import type { ApiWorld } from "./api-world.ts";
import type { Answered } from "./ask-api.ts";

/** A sentence of the specification in our own words, a request it is about, and what must come. */
export type Rule = readonly [
  must: string,
  ask: (world: ApiWorld) => Promise<Answered>,
  hold: (answered: Answered, world: ApiWorld) => void | Promise<void>,
];

/** Makes a test of each rule. The answers were held against the schema when they were asked for. */
export function holdRules(world: () => ApiWorld, rules: readonly Rule[]): void {
  test.each(rules)("%s", async (_must, ask, hold) => {
    expect.hasAssertions();
    await hold(await ask(world()), world());
  });
}
