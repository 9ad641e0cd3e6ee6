import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { send } from "./ask-api.ts";

type Media = { schema: object; example?: unknown };
type Answer = { content?: Record<string, Media> };
type Operation = {
  operationId: string;
  parameters?: { name?: string; schema?: { items?: { enum?: string[] } } }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
};
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, { properties?: object }>>;
};

const DOCUMENT = "https://gatehouse.test/openapi";

export async function documentFor(who: Principal): Promise<OpenApi> {
  const response = await send(who, "/openapi.json");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
  return (await response.json()) as OpenApi;
}

export const lax = { strict: false, validateFormats: false, allErrors: true } as const;

/**
 * A validator whose pointers lead into the document.
 * @NOTE None of them is written out where it stands: each schema is compiled once and not in every
 * place that names it, which takes an eighth of the time.
 */
export function schemasOf(document: OpenApi): Ajv2020 {
  return new Ajv2020({ ...lax, inlineRefs: false }).addSchema({ $id: DOCUMENT, ...document });
}

const escaped = (part: string): string =>
  encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

/** What is wrong with a value, by the schema at a place of the document. */
export function faultsAt(ajv: Ajv2020, path: readonly string[], value: unknown): unknown {
  const validate = ajv.compile({ $ref: `${DOCUMENT}#/${path.map(escaped).join("/")}` });
  return validate(value) ? [] : validate.errors;
}

export const operationsOf = (document: OpenApi) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** The pointers to all media of an operation that have an example. */
export function examplesOf(path: string, method: string, operation: Operation) {
  const places: [string[], Record<string, Media>][] = [
    [["requestBody"], operation.requestBody?.content ?? {}],
    ...Object.entries(operation.responses).map(
      ([status, { content = {} }]): [string[], Record<string, Media>] => [
        ["responses", status],
        content,
      ],
    ),
  ];
  return places.flatMap(([place, content]) =>
    Object.entries(content)
      .filter(([, media]) => media.example !== undefined)
      .map(([type, media]) => ({
        pointer: ["paths", path, method, ...place, "content", type, "schema"],
        example: media.example,
      })),
  );
}
