import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import { changeSiteAccessSchema } from "./schemas.ts";

/** @NOTE One row an organization: nothing to filter by, nothing to sort. */
const seen = { access: "read-only", filterable: false, sortable: false } as const;
const { shape } = changeSiteAccessSchema;

/** Who gets onto the organization's website, as the API tells and changes it. */
export const SITE_MODEL: ReadonlyMap<string, FieldDescription> = new Map([
  ["level", describeField("text", shape.level, { ...seen, access: "read-write" })],
  ["password", describeField("text", shape.password, { ...seen, access: "write-only" })],
  ["hasPassword", describeField("boolean", z.boolean(), seen)],
  ["state", describeField("text", z.enum(["in-effect", "taking-effect", "delayed"]), seen)],
  ["version", describeField("integer", z.int(), seen)],
  ["passwordVersion", describeField("integer", z.int(), seen)],
  ["guests", describeField("integer", z.int(), seen)],
  ["sources", describeField("json", z.json(), seen)],
  ["maintenance", describeField("text", z.string(), seen)],
  ["backAt", describeField("instant", z.iso.datetime().nullable(), { ...seen, nullable: true })],
  ["changedAt", describeField("instant", z.iso.datetime(), seen)],
  ["changedBy", describeField("text", z.string(), seen)],
  [
    "confirmedAt",
    describeField("instant", z.iso.datetime().nullable(), { ...seen, nullable: true }),
  ],
]);
