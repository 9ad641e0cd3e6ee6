import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Where a build keeps the start command as one file of JavaScript, and the digests of what it is made of.
 * @param {string} project its folder
 */
export function startFiles(project) {
  const folder = path.join(project, process.env.GATEHOUSE_BUILD ?? ".next", "start");
  return {
    folder,
    program: path.join(folder, "run-instance.mjs"),
    sources: path.join(folder, "sources.json"),
  };
}

/**
 * The address of the start command as it was built; null where there is none, or where what it was made
 * of has changed since. To translate it at each start takes half a second (docs/decisions/0070).
 * @param {string} project
 * @returns {string | null}
 */
export function builtStart(project) {
  const { program, sources } = startFiles(project);
  try {
    const known = Object.entries(JSON.parse(readFileSync(sources, "utf8")));
    const isCurrent = known.every(
      ([file, digest]) => digestOf(path.join(project, file)) === digest,
    );
    return isCurrent ? pathToFileURL(program).href : null;
  } catch {
    return null;
  }
}

/** @param {string} file */
export const digestOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
