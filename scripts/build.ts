import { prepareCode } from "./lib/ensure-build.ts";
import { createSteps } from "./lib/steps.mjs";

/** `--client` stops after the database client, which is all that types and linting need. */
const mode = process.argv.includes("--client") ? "dev" : "start";

await prepareCode({ mode, steps: createSteps(), signal: new AbortController().signal });
