import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { digestOf, startFiles } from "./built-start.mjs";
import { PROJECT } from "./migration-files.ts";

/**
 * Puts the start command into one file of JavaScript in the build, which stands as deep in the project as
 * this one does; packages stay where they are. Whatever it is made of is noted last: a build that was
 * interrupted counts as none.
 */
export async function buildStart(): Promise<void> {
  const { folder, program, sources } = startFiles(PROJECT);
  rmSync(folder, { recursive: true, force: true });
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: [path.join("scripts", "lib", "run-instance.ts")],
    outfile: program,
    ...{ bundle: true, format: "esm", packages: "external", platform: "node", target: "node20" },
    ...{ metafile: true, logLevel: "error" },
  });
  const files = ["tsconfig.json", ...Object.keys(metafile.inputs)];
  const known = files.map((file) => [file, digestOf(path.join(PROJECT, file))]);
  writeFileSync(sources, JSON.stringify(Object.fromEntries(known)));
}
