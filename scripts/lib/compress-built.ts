import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);

/**
 * Compresses the scripts and style sheets of a build as far as Brotli can, beside them: at each request
 * nobody could wait for it (lib/front/serve-built.ts). The folder that they lie in is made anew.
 * @param build the build's folder.
 */
export async function compressBuilt(build: string): Promise<void> {
  const from = path.join(build, "static");
  const to = path.join(build, "compressed");
  rmSync(to, { recursive: true, force: true });
  const files = readdirSync(from, { recursive: true, encoding: "utf8" });
  await Promise.all(
    files
      .filter((file) => /\.(?:js|css)$/.test(file))
      .map(async (file) => {
        const bytes = await readFile(path.join(from, file));
        const params = {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        };
        const compressed = await compress(bytes, { params });
        mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
        await writeFile(path.join(to, file), compressed);
      }),
  );
}
