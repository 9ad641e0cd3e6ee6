import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { documentSchema } from "./document-schema.ts";

type Identifier = { type: string; id: string };
type Linkage = Identifier | Identifier[] | null;
export type ResourceObject = Identifier & {
  attributes?: Record<string, unknown>;
  relationships?: Record<string, { data?: Linkage; links?: Record<string, string> }>;
  links?: { self?: string };
  meta?: Record<string, unknown>;
};
export type ErrorObject = {
  status: string;
  code: string;
  detail: string;
  source?: { pointer?: string; parameter?: string; header?: string };
};
export type Document = {
  data?: ResourceObject | ResourceObject[] | null;
  included?: ResourceObject[];
  errors?: ErrorObject[];
  links?: Record<string, string | null>;
  meta?: Record<string, unknown>;
  jsonapi?: Record<string, unknown>;
  "atomic:results"?: { data?: ResourceObject; meta?: Record<string, string> }[];
};

export const ATOMIC = "https://jsonapi.org/ext/atomic";
const MEDIA_TYPES = [
  "application/vnd.api+json",
  `application/vnd.api+json;ext="${ATOMIC}"`,
  `application/vnd.api+json; ext="${ATOMIC}"`,
];

const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  documentSchema,
);

/**
 * Holds an answer against JSON:API 1.1: its headers, the schema of documents, and what a schema
 * cannot say. Fails the test where it breaks a rule.
 * @returns the document; null where there is none to be.
 */
export function checkResponse(response: Response, body: string): Document | null {
  expect(varyOf(response)).toContain("accept");
  if (response.status === 204 || response.status === 304) {
    expect(body).toBe("");
    expect(response.headers.get("content-type")).toBeNull();
    return null;
  }
  expect(MEDIA_TYPES).toContain(response.headers.get("content-type"));
  const document = JSON.parse(body) as Document;
  expect(validate(document) ? [] : validate.errors, body.slice(0, 2_000)).toEqual([]);
  checkErrors(response, document);
  checkOnce(document);
  checkLinkage(document);
  checkNames(document);
  checkCreated(response, document);
  return document;
}

const varyOf = (response: Response): string[] =>
  (response.headers.get("vary") ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());

/** Errors exactly with an error's status; each of them the status of the whole. */
function checkErrors({ status }: Response, { errors }: Document): void {
  expect(errors !== undefined, `errors with status ${status}`).toBe(status >= 400);
  for (const error of errors ?? []) expect(error.status).toBe(String(status));
}

/** All that a document holds, the results of operations among it. */
export const resourcesOf = ({ data, included = [], ...rest }: Document): ResourceObject[] => [
  ...primaryOf(data),
  ...included,
  ...(rest["atomic:results"] ?? []).flatMap((result) => primaryOf(result.data)),
];

const primaryOf = (data: Document["data"]): ResourceObject[] => (data ? [data].flat() : []);
const keyOf = ({ type, id }: Identifier): string => `${type}/${id}`;

/** «A compound document must not include more than one resource object for each type and id pair.» */
function checkOnce({ data, included = [] }: Document): void {
  const keys = [...primaryOf(data), ...included].map(keyOf);
  expect(keys).toEqual([...new Set(keys)]);
}

/** Every included resource is named by one that leads to it from the primary data. */
function checkLinkage({ data, included = [] }: Document): void {
  const all = new Map([...primaryOf(data), ...included].map((one) => [keyOf(one), one]));
  const reached = new Set<string>();
  const ways = primaryOf(data).map(keyOf);
  for (let key = ways.pop(); key !== undefined; key = ways.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    ways.push(...(all.get(key) === undefined ? [] : linksFrom(all.get(key)!)));
  }
  expect(included.map(keyOf).filter((key) => !reached.has(key))).toEqual([]);
}

const linksFrom = (resource: ResourceObject): string[] =>
  Object.values(resource.relationships ?? {}).flatMap(({ data }) =>
    data ? [data].flat().map(keyOf) : [],
  );

/** Attributes and relationships share one namespace. */
function checkNames(document: Document): void {
  for (const { attributes = {}, relationships = {} } of resourcesOf(document)) {
    expect(Object.keys(attributes).filter((name) => name in relationships)).toEqual([]);
  }
}

/** What was created is where `Location` says, and says so itself. */
function checkCreated(response: Response, { data }: Document): void {
  if (response.status !== 201) return;
  const [created] = primaryOf(data);
  expect(created?.links?.self).toBe(response.headers.get("location"));
}
