import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

export type TextFile = { readonly file: string; readonly text: string };

/** Every text file that the repository holds, pictures and other binaries left out. */
export function readRepository(root: string): TextFile[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  return listed
    .split("\0")
    .filter((file) => file !== "")
    .flatMap((file) => {
      const bytes = readIfPresent(path.join(root, file));
      return bytes === null || bytes.includes(0) ? [] : [{ file, text: bytes.toString("utf8") }];
    });
}

/** A file that is listed may be gone from the working tree while someone moves it. */
function readIfPresent(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
