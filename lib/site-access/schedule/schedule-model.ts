import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import { scheduleLevelInput } from "./schedule-level.ts";

/** @NOTE One an organization: nothing to filter by, nothing to sort. */
const only = { filterable: false, sortable: false } as const;
const seen = { ...only, access: "read-only" } as const;
const { shape } = scheduleLevelInput;
const moment = z.iso.datetime({ offset: true });

/** A scheduled change of the level, as the API tells and makes it. */
export const SCHEDULE_MODEL: ReadonlyMap<string, FieldDescription> = new Map([
  ["level", describeField("text", shape.level, { ...only, access: "read-write" })],
  ["at", describeField("instant", moment, { ...only, access: "write-only" })],
  ["runAt", describeField("instant", z.iso.datetime(), seen)],
  ["zone", describeField("text", z.string(), seen)],
  ["byName", describeField("text", z.string(), seen)],
  ["failure", describeField("text", z.string().nullable(), { ...seen, nullable: true })],
]);
