import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";

const readOnly = { access: "read-only" } as const;

/** What is told of a version whoever saved it; what it holds is told beside it. */
export const versionFields: ReadonlyMap<string, FieldDescription> = new Map([
  ["id", describeField("text", z.string(), readOnly)],
  ["number", describeField("integer", z.int(), readOnly)],
  ["action", describeField("text", z.string(), readOnly)],
  ["author", describeField("text", z.string(), readOnly)],
  ["createdAt", describeField("instant", z.iso.datetime(), readOnly)],
  ["revision", describeField("integer", z.int(), { ...readOnly, nullable: true })],
]);
