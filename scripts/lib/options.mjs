import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadEnvFile } from "node:process";
import { parseArgs } from "node:util";

/**
 * How an instance is to run. Flags win over the environment, which wins over `.env`.
 * @typedef {object} Options
 * @property {number} port
 * @property {string} host Address to listen on.
 * @property {string} data Absolute path of the data directory.
 * @property {boolean} demo
 */

const USAGE = `Options
  --port N      port to listen on (PORT; 3000)
  --host ADDR   address to listen on (GATEHOUSE_HOST; 127.0.0.1)
  --data DIR    folder for database, secrets and logs (GATEHOUSE_DATA; .data)
  --demo        add the demo organizations
  --help        this text
`;

/**
 * Reads the command line. Ends the process itself for --help and for what it cannot understand.
 * @param {string} project Absolute path of the project.
 * @returns {Options}
 */
export function readOptions(project) {
  const settings = join(project, ".env");
  if (existsSync(settings)) loadEnvFile(settings);
  const flags = readFlags();
  if (flags.help) end(0, USAGE);
  const port = Number(flags.port ?? (process.env.PORT || 3000));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    end(
      2,
      `A port is a number from 1 to 65535, not "${flags.port ?? process.env.PORT}".\n\n${USAGE}`,
    );
  }
  const named = flags.data ?? process.env.GATEHOUSE_DATA;
  return {
    port,
    host: flags.host ?? (process.env.GATEHOUSE_HOST || "127.0.0.1"),
    data: named ? resolve(named) : join(project, ".data"),
    demo: flags.demo ?? false,
  };
}

function readFlags() {
  const text = { type: /** @type {const} */ ("string") };
  const flag = { type: /** @type {const} */ ("boolean") };
  try {
    const options = { port: text, host: text, data: text, demo: flag, help: flag };
    return parseArgs({ options }).values;
  } catch (error) {
    return end(2, `${error.message}\n\n${USAGE}`);
  }
}

/** @returns {never} */
function end(code, text) {
  (code === 0 ? process.stdout : process.stderr).write(text);
  process.exit(code);
}
