import type { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";

/**
 * Checks an input against a use case's own schema.
 * @throws Invalid with one issue per broken place; the path names the field.
 */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message: issue.message,
  }));
  throw new Invalid("Some of the input is not valid.", issues);
}
