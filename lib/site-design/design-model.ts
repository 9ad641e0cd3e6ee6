import { describeField } from "@/lib/query/describe.ts";
import type { FieldDescription } from "@/lib/query/field.ts";
import { designSchema } from "./design.ts";

/** @NOTE One row an organization: nothing to filter by, nothing to sort. */
const whole = { filterable: false, sortable: false } as const;
const { shape } = designSchema;

/** How the website looks, as the API tells and changes it. */
export const DESIGN_MODEL: ReadonlyMap<string, FieldDescription> = new Map([
  ["look", describeField("json", shape.look, whole)],
  ["logo", describeField("text", shape.logo, whole)],
  ["favicon", describeField("text", shape.favicon, whole)],
  ["socialImage", describeField("text", shape.socialImage, whole)],
  ["description", describeField("text", shape.description, whole)],
  ["footer", describeField("text", shape.footer, whole)],
]);
