import type { z } from "zod";

/** The first thing that is wrong with a value, and where in it. */
export function sayIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "is not valid."}`;
}
