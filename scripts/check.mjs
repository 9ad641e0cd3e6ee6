import { runTests } from "./lib/test-command.mjs";
import { fastRounds } from "./lib/test-stages.mjs";

await runTests(fastRounds);
