import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { LaunchOptions } from "@playwright/test";

const run = promisify(execFile);
const root = path.join(import.meta.dirname, "..", "..");

/** @NOTE Names resolve inside the browser alone; whatever is not this machine is not found. */
const RESOLVER = [
  "MAP localhost 127.0.0.1",
  "MAP *.localhost 127.0.0.1",
  "MAP *.test 127.0.0.1",
  "MAP * ~NOTFOUND",
  "EXCLUDE 127.0.0.1",
].join(", ");

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  `--host-resolver-rules=${RESOLVER}`,
];

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * How to start a browser on this machine: the one of `CHROMIUM_PATH`, else the one inside a
 * registry package (which brings its own libraries and fonts), else an installed one.
 * @throws Error naming what was tried when none starts.
 */
export async function browserLaunch(): Promise<LaunchOptions> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen !== undefined) return launchOptions(chosen, {});
  const packaged = await packagedBrowser().catch((error: unknown) => String(error));
  if (typeof packaged !== "string") return packaged;
  const installed = INSTALLED.find((file) => existsSync(file));
  if (installed !== undefined) return launchOptions(installed, {});
  throw new Error(`No browser starts here. Set CHROMIUM_PATH. The packaged one: ${packaged}`);
}

async function packagedBrowser(): Promise<LaunchOptions> {
  const folder = await unpackBrowser();
  const executable = path.join(folder, "chromium");
  const env = {
    LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
    FONTCONFIG_PATH: path.join(folder, "fonts"),
    HOME: folder,
  };
  await run(executable, ["--version", "--no-sandbox"], { env: { ...process.env, ...env } });
  return launchOptions(executable, env);
}

function launchOptions(executablePath: string, env: Record<string, string>): LaunchOptions {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { executablePath, args: ARGUMENTS, env: { ...Object.fromEntries(inherited), ...env } };
}

/**
 * Unpacks the browser beside the packages, once for each version.
 * @NOTE The package unpacks into the temporary folder, where another person's copy may stand with
 * rights for them alone, and its system libraries only where it believes to be in a cloud function;
 * so a process of its own gets both settings.
 */
async function unpackBrowser(): Promise<string> {
  const manifest = path.join(root, "node_modules/@sparticuz/chromium/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const cache = path.join(root, "node_modules/.cache/gatehouse");
  const folder = path.join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script =
    'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  await run(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: unfinished, VERCEL: "1" },
  });
  writeFileSync(path.join(unfinished, "fonts", "fonts.conf"), fontSettings(folder));
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

/**
 * @NOTE The settings in the package look for fonts in a cloud function's folders; a browser that
 * finds none draws nothing, or ends. Installed fonts come second: a machine may have none.
 */
const fontSettings = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last"><string>Open Sans</string></edit>
  </match>
  <config></config>
</fontconfig>
`;
