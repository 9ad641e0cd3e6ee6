import { readFileSync } from "node:fs";
import { Conflict, GatehouseError, Invalid } from "@/lib/kernel/errors.ts";
import { reasonOf, StepFailed } from "../step-failed.ts";

/** A file as text. @throws StepFailed for one that cannot be read. */
export function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new StepFailed(
      `${file} cannot be read: ${reasonOf(cause)}`,
      "Name a file; policies export --out FILE makes one.",
      cause,
    );
  }
}

/** What was refused, with every place that is wrong, in the operator's words. */
export function refusalOf(file: string, cause: unknown): unknown {
  if (!(cause instanceof GatehouseError)) return cause;
  const issues = cause instanceof Invalid || cause instanceof Conflict ? cause.issues : [];
  const places = issues.map(({ message }) => `  ${message}\n`).join("");
  return new StepFailed(
    `${file}: ${cause.message}\n${places}`.trimEnd(),
    "Nothing was changed.",
    cause,
  );
}
