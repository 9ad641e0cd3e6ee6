import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out, because the
 * registry it asked does not hold them: `npm ci` refuses a lock file without them, on every
 * platform. Run it after `npm install`; it asks nobody and changes nothing when all are there.
 */
const FILE = join(import.meta.dirname, "..", "package-lock.json");
const lock = JSON.parse(readFileSync(FILE, "utf8"));
const added = Object.keys(lock.packages).flatMap((parent) => completeFor(parent));
if (added.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}
process.stdout.write(`${added.length} added. ${added.join(", ")}\n`);

function completeFor(parent) {
  const wanted = Object.entries(lock.packages[parent].optionalDependencies ?? {});
  const exact = wanted.filter(([, version]) => /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version));
  const missing = exact.filter(([name, version]) => resolved(parent, name)?.version !== version);
  for (const [name, version] of missing) {
    lock.packages[placeFor(parent, name)] = entry(lock.packages[parent], name, version);
  }
  return missing.map(([name, version]) => `${name}@${version}`);
}

/** What Node would find from the parent: the nearest node_modules upwards that holds the name. */
function resolved(parent, name) {
  return candidates(parent, name)
    .map((place) => lock.packages[place])
    .find((found) => found !== undefined);
}

/** The outermost place that is free and not hidden by one further in. */
function placeFor(parent, name) {
  const places = candidates(parent, name);
  const taken = places.findIndex((place) => lock.packages[place] !== undefined);
  return taken === -1 ? places.at(-1) : places[taken - 1];
}

function candidates(parent, name) {
  const parts = parent.split("/node_modules/");
  const places = parts.map((_part, index) => {
    return `${parts.slice(0, parts.length - index).join("/node_modules/")}/node_modules/${name}`;
  });
  return [...places, `node_modules/${name}`];
}

function entry(parent, name, version) {
  const found = { version, cpu: [cpuOf(name)], optional: true };
  if (parent.dev) found.dev = true;
  const libc = /(?:gnu|musl)(?:eabihf)?$/.exec(name)?.[0];
  if (libc) found.libc = [libc.startsWith("gnu") ? "glibc" : "musl"];
  const system = /darwin|win32|freebsd|android|openharmony|linux/.exec(name)?.[0];
  if (system) found.os = [system];
  return found;
}

function cpuOf(name) {
  const part = /arm64|arm|x64|ia32|ppc64|riscv64|s390x|wasm32/.exec(name.split("/").at(-1));
  if (!part) throw new Error(`For which processor is ${name}?`);
  return part[0];
}
