import { runTests } from "./lib/test-command.mjs";
import { fastStages, slowStages } from "./lib/test-stages.mjs";

await runTests((reports) => [...fastStages(reports), ...slowStages(reports)]);
