import { runTests } from "./lib/test-command.mjs";
import { fastRounds, slowRounds } from "./lib/test-stages.mjs";

await runTests((reports) => [...fastRounds(reports), ...slowRounds(reports)]);
