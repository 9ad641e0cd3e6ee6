import { resolve } from "node:path";
import { builtStart } from "./built-start.mjs";
import { installPackages, packagesAreCurrent } from "./install.mjs";
import { readOptions } from "./options.mjs";
import { createSteps } from "./steps.mjs";

const PROJECT = resolve(import.meta.dirname, "../..");
const OLDEST_NODE = [20, 19];

/**
 * Brings a bare clone to the point where its own TypeScript can run, and runs it. Everything up to
 * there is plain JavaScript on Node alone.
 * @param {"start" | "dev"} mode
 */
export async function bootstrap(mode) {
  refuseOldNode();
  const options = readOptions(PROJECT);
  const steps = createSteps();
  const stop = new AbortController();
  listenForStop(stop);
  try {
    if (!packagesAreCurrent(PROJECT)) {
      const work = () => installPackages(PROJECT, stop.signal);
      await steps.run("Installing packages (npm ci)", work);
    }
    const { runInstance } = await loadStart(mode);
    await runInstance({ mode, options, steps, signal: stop.signal });
    process.exit(0);
  } catch (error) {
    if (stop.signal.aborted) process.exit(0);
    tell(error);
    process.exit(1);
  }
}

/** As it was built, or else translated now. */
async function loadStart(mode) {
  const built = mode === "start" ? builtStart(PROJECT) : null;
  if (built !== null) return import(built);
  const { tsImport } = await import("tsx/esm/api");
  return tsImport("./run-instance.ts", import.meta.url);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wanted, least] = OLDEST_NODE;
  if (major > wanted || (major === wanted && minor >= least)) return;
  process.stderr.write(
    `Gatehouse needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.version}.\n`,
  );
  process.exit(1);
}

/**
 * The first signal stops in order; Ctrl-C once more does not wait.
 * @NOTE Ctrl-C reaches us twice under npm: from the terminal, and handed on by npm itself.
 */
function listenForStop(stop) {
  let first = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (first > 0 && signal === "SIGINT" && Date.now() - first > 1500) process.exit(130);
      first ||= Date.now();
      stop.abort();
    });
  }
  if (process.env.npm_lifecycle_event !== undefined) followParent(stop);
}

/** A signal sent to npm alone ends npm and its shell, and never reaches us. */
function followParent(stop) {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) stop.abort();
  };
  setInterval(watch, 250).unref();
}

/** Errors made for the operator hold advice; of any other the stack is the best there is. */
function tell(error) {
  const text = error?.advice ? `${error.message}\n${error.advice}` : (error?.stack ?? error);
  process.stderr.write(`\n${text}\n`);
}
