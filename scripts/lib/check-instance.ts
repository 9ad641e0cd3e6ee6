import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { checkDatabase } from "./check-database.ts";
import { findSettings } from "./find-settings.ts";
import { secretsFile } from "./secrets.ts";
import { reasonOf } from "./step-failed.ts";

/** What a check found of one thing. */
export type Finding = {
  readonly state: "good" | "doubtful" | "bad";
  readonly what: string;
  readonly detail: string;
};

const GIGABYTE = 1024 ** 3;

/** Looks at everything an instance on a data directory rests on. Never throws. */
export async function checkInstance(data: string): Promise<Finding[]> {
  const local = [checkNode(), checkSecrets(data), await checkDisk(data)];
  try {
    return [...local, ...(await checkDatabase(findSettings(data)))];
  } catch (cause) {
    return [...local, { state: "bad", what: "Database", detail: reasonOf(cause) }];
  }
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isGood = major > 20 || (major === 20 && minor >= 19);
  const detail = isGood
    ? process.version
    : `${process.version}, and 20.19 is the oldest that works`;
  return { state: isGood ? "good" : "bad", what: "Node", detail };
}

function checkSecrets(data: string): Finding {
  const [file, what] = [secretsFile(data), "Secrets"];
  if (!existsSync(file)) {
    const isGiven = Boolean(
      process.env["GATEHOUSE_SECRET"] && process.env["GATEHOUSE_SIGNING_KEY"],
    );
    if (isGiven) return { state: "good", what, detail: "from the environment" };
    return { state: "bad", what, detail: `${file} is missing` };
  }
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) === 0) return { state: "good", what, detail: `${file}, for its owner alone` };
  return { state: "bad", what, detail: `others can read ${file}: chmod 600 it` };
}

async function checkDisk(data: string): Promise<Finding> {
  const what = "Disk";
  try {
    const { bavail, bsize } = await statfs(data);
    const free = (bavail * bsize) / GIGABYTE;
    const detail = `${free.toFixed(1)} GB free below ${data}`;
    if (free < 0.2) return { state: "bad", what, detail };
    return { state: free < 2 ? "doubtful" : "good", what, detail };
  } catch (cause) {
    return { state: "bad", what, detail: reasonOf(cause) };
  }
}
