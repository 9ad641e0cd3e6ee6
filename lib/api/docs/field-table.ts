import { html } from "hono/html";
import { leadsTo, type FieldKind } from "@/lib/query/field.ts";
import { readSchema, writeSchema } from "../reference/field-schema.ts";
import type { FieldReference, ResourceReference } from "../reference/reference.ts";
import type { Html } from "./docs-layout.ts";
import { structureOf } from "./structure.ts";

/** The fields of a type that the caller may read or write. */
export const fieldTable = ({ type, fields }: ResourceReference): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Fields of ${type}">
    <table class="fields">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Holds</th>
          <th scope="col">You may</th>
          <th scope="col">Lists</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(row)}
      </tbody>
    </table>
  </div>`;

function row(field: FieldReference): Html {
  const { name, description } = field;
  const lists = [
    ...(description.filterable && field.mayRead ? ["filter"] : []),
    ...(description.sortable && field.mayRead ? ["sort"] : []),
    ...(leadsTo(description) === null ? [] : ["include"]),
  ];
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${holds(field)}</td>
    <td>${rightsOf(field).map((right) => html`<span class="tag ${right}">${right}</span> `)}</td>
    <td class="quiet">${lists.join(", ") || "–"}</td>
  </tr>`;
}

const rightsOf = ({ mayRead, mayCreate, mayUpdate }: FieldReference): string[] => [
  ...(mayRead ? ["read"] : []),
  ...(mayCreate ? ["create"] : []),
  ...(mayUpdate ? ["change"] : []),
];

const KINDS: Readonly<Record<FieldKind, string>> = {
  text: "text",
  integer: "whole number",
  decimal: "number",
  boolean: "true or false",
  instant: "date and time, ISO 8601 in UTC",
  id: "id",
  "text-list": "list of texts",
  "id-list": "list of ids",
  json: "structured",
};

function holds({ description, mayCreate, mayUpdate }: FieldReference): Html {
  const { kind, to, toMany, nullable } = description;
  if (to !== null) return html`one of <a href="#${to}">${to}</a>, or nothing`;
  if (toMany !== undefined) return html`several of <a href="#${toMany}">${toMany}</a>, in order`;
  const rule = mayCreate || mayUpdate ? ruleOf(description) : "";
  const what = kind === "json" ? structureOf(readSchema(description)) : KINDS[kind];
  return html`${what}${nullable ? ", or null" : ""}${
    rule === "" ? "" : html`<span class="rule">${rule}</span>`
  }`;
}

function ruleOf(description: FieldReference["description"]): string {
  const schema = writeSchema(description);
  const { enum: values, maxLength, maxItems } = schema;
  if (Array.isArray(values)) return `write ${values.map(String).join(" or ")}`;
  if (typeof maxLength === "number") return `at most ${maxLength} characters`;
  return typeof maxItems === "number" ? `at most ${maxItems}` : "";
}
