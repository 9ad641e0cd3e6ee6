import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { digestOf, startFiles } from "./built-start.mjs";
import { PROJECT } from "./migration-files.ts";

/**
 * Puts the start command into one file of JavaScript in the build, which stands as deep in the project as
 * this one does; packages stay where they are. It is made beside its place and moved there: who starts at the
 * same moment finds all of it or none.
 * @throws where the build's folder cannot be written.
 */
export async function buildStart(): Promise<void> {
  const { folder, program, sources } = startFiles(PROJECT);
  const made = mkdtempSync(`${folder}-`);
  try {
    await bundleInto(
      made,
      [program, sources].map((file) => path.basename(file)),
    );
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

async function bundleInto(folder: string, [program = "", sources = ""]: string[]): Promise<void> {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: [path.join("scripts", "lib", "run-instance.ts")],
    outfile: path.join(folder, program),
    ...{ bundle: true, format: "esm", packages: "external", platform: "node", target: "node20" },
    ...{ metafile: true, logLevel: "error" },
  });
  const files = ["tsconfig.json", ...Object.keys(metafile.inputs)];
  const known = files.map((file) => [file, digestOf(path.join(PROJECT, file))]);
  writeFileSync(path.join(folder, sources), JSON.stringify(Object.fromEntries(known)));
}
