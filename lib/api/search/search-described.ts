import type { JsonObject } from "@/lib/kernel/json.ts";
import { JSON_API } from "../media-type.ts";
import { refusalsOf } from "../openapi/errors.ts";

const text: JsonObject = { type: "string" };
const query = (name: string, description: string, more: JsonObject): JsonObject => ({
  ...{ name, in: "query", description },
  ...more,
});

const entry: JsonObject = {
  type: "object",
  required: ["type", "id", "attributes", "links", "meta"],
  properties: {
    ...{ type: text, id: text, links: { type: "object" } },
    attributes: { type: "object", properties: { title: { type: ["string", "null"] } } },
    meta: {
      type: "object",
      properties: {
        highlights: {
          type: "array",
          items: {
            type: "object",
            required: ["field", "text", "marks"],
            properties: {
              ...{ field: text, text },
              marks: { type: "array", items: { type: "array", items: { type: "integer" } } },
            },
          },
        },
      },
    },
  },
};

/** How the OpenAPI document tells of the search. */
export const SEARCH_DESCRIBED: JsonObject = {
  summary: "Searches what is published, in all collections that you may read; the best first.",
  parameters: [
    { $ref: "#/components/parameters/organization" },
    query("filter[_search]", "Words, all of which must be there; those in quotes side by side.", {
      required: true,
      schema: { type: "string", minLength: 1, maxLength: 300 },
    }),
    query("filter[collection]", "Where to look; without it, everywhere.", { schema: text }),
    query("page[size]", "How many at most.", {
      schema: { type: "integer", minimum: 1, maximum: 100, default: 25 },
    }),
    query("page[after]", "The place after which to go on, from a link.", { schema: text }),
    query("page[before]", "The place before which to go back, from a link.", { schema: text }),
  ],
  responses: {
    "200": {
      description: "Entries, each with its title and the places where the words stand.",
      content: {
        [JSON_API]: {
          schema: {
            type: "object",
            required: ["data", "links"],
            properties: {
              data: { type: "array", items: entry },
              ...{ links: { type: "object" }, meta: { type: "object" } },
            },
          },
        },
      },
    },
    ...refusalsOf({ method: "GET", body: "none" }),
  },
};
