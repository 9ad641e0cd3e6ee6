import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { PolicyFile } from "./policy-file.ts";
import { yamlText } from "./yaml-text.ts";

const HEAD = "# Roles and policies of an organization. See docs/policies-as-code.md.\n\n";

/** A policy file as YAML: the same text for the same file. Ends in a line break. */
export const policyFileYaml = (file: PolicyFile): string =>
  HEAD + yamlText(policyFileDocument(file));

/** A policy file as JSON, which stands for the same. Ends in a line break. */
export const policyFileJson = (file: PolicyFile): string =>
  `${JSON.stringify(policyFileDocument(file), null, 2)}\n`;

/** A policy file as a document, without descriptions and lists that say nothing. */
export function policyFileDocument(file: PolicyFile): JsonObject {
  const { gatehouse, roles, policies, assertions } = file;
  return {
    gatehouse,
    roles: roles.map(saying),
    policies: policies.map(saying),
    ...(assertions.length === 0 ? {} : { assertions: assertions.map(saying) }),
  };
}

/** Every part of a file is JSON; what is absent is left out, and so is what says nothing. */
const saying = (part: object): JsonObject =>
  Object.fromEntries<Json>(
    Object.entries(part).filter(([, value]: [string, Json | undefined]) => says(value)),
  );

const says = (value: Json | undefined): boolean =>
  value !== undefined && value !== "" && !isEmptyList(value);

const isEmptyList = (value: Json): boolean => Array.isArray(value) && value.length === 0;
