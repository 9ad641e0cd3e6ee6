import type { JsonObject } from "@/lib/kernel/json.ts";
import { JSON_API } from "../media-type.ts";
import type { Route } from "../route.ts";

const text: JsonObject = { type: "string" };
const whole: JsonObject = { type: "integer" };
const any: JsonObject = {};

/** What rows answer that is no entry, by what their kind or address says. */
export function toldAnswer({ kind, pattern }: Pick<Route, "kind" | "pattern">): JsonObject {
  if (kind === "list-versions") return answer("A page of the versions.", list(version));
  if (kind === "get-version") return answer("The version.", one(version));
  if (pattern.endsWith("/where-used")) {
    const use = object({
      collection: text,
      id: text,
      title: { type: ["string", "null"] },
      field: text,
    });
    return answer("What refers to it.", meta({ entries: list(use), more: { type: "boolean" } }));
  }
  if (pattern.includes("/versions/")) return answer("What is another.", meta({ changes }));
  const outcome = object({ id: text, done: { const: true }, error: { type: "object" } }, ["id"]);
  return answer("What became of each, in their order.", meta({ report: list(outcome) }));
}

const list = (items: JsonObject): JsonObject => ({ type: "array", items });

const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({
  ...{ type: "object", required, properties },
});

const changes = list(object({ field: text, before: any, after: any }));

const version = object(
  {
    ...{ type: { const: "versions" }, id: text },
    attributes: object(
      {
        ...{ number: whole, action: text, author: text },
        createdAt: { type: "string", format: "date-time" },
        revision: { type: ["integer", "null"] },
        content: { type: "object", description: "The values of its fields as they were." },
        changes,
      },
      ["number", "action", "author", "createdAt"],
    ),
    ...{ links: { type: "object" }, meta: { type: "object" } },
  },
  ["type", "id", "attributes", "links"],
);

const one = (data: JsonObject): JsonObject => ({ data });
const meta = (members: JsonObject): JsonObject => ({ meta: object(members) });

/** @NOTE A list is primary data; anything else says itself where it stands. */
function answer(description: string, told: JsonObject): JsonObject {
  const members = told["type"] === "array" ? { data: told } : told;
  return {
    description,
    content: { [JSON_API]: { schema: object({ ...members, links: { type: "object" } }) } },
  };
}
