import { runTests } from "./lib/test-command.mjs";
import { fastStages } from "./lib/test-stages.mjs";

await runTests(fastStages);
