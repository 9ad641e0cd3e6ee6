import { html } from "hono/html";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { leadsTo } from "@/lib/query/field.ts";
import { JSON_API } from "../media-type.ts";
import { successOf } from "../openapi/responses.ts";
import { COMMON_PARAMETERS, parametersOf } from "../openapi/parameters.ts";
import { requestBodyOf } from "../openapi/request-body.ts";
import { EXAMPLE_ID } from "../reference/example.ts";
import type { OperationReference, ResourceReference } from "../reference/reference.ts";
import { json, shell } from "./code.ts";
import { prose } from "./prose.ts";
import type { DocsContext } from "./docs-page.ts";
import type { Html } from "./docs-layout.ts";

type Shown = {
  readonly context: DocsContext;
  readonly resource: ResourceReference;
  readonly operation: OperationReference;
  /** Every type that the caller may use, for what this one refers to. */
  readonly all: readonly ResourceReference[];
};

/** One operation: folded to a line, unfolded with its parameters and an example. */
export function operationBlock(shown: Shown): Html {
  const { route, path } = shown.operation;
  const id = [route.method.toLowerCase(), ...path.split("/").slice(3)].join("-");
  return html`<details class="operation" id="${id.replaceAll(/[{}]/g, "")}">
    <summary>
      <span class="method ${route.method.toLowerCase()}">${route.method}</span>
      <code class="path">${path.replace("/api/v1", "")}</code>
      <span class="what">${route.summary}</span>
    </summary>
    <div class="inside">
      ${parameterList(shown)}
      <h4>Request</h4>
      ${shell(`Command for ${route.method} ${path}`, commandOf(shown))} ${bodyExample(shown)}
      ${answerExample(shown)}
    </div>
  </details>`;
}

function parameterList({ operation, resource, all }: Shown): Html | "" {
  const parameters = parametersOf(operation, resource, all)
    .map(resolved)
    .filter((parameter) => parameter["in"] === "query" || parameter["in"] === "path");
  if (parameters.length === 0) return "";
  return html`<h4>Parameters</h4>
    <dl class="parameters">
      ${parameters.map(
        ({ name, description, schema }) =>
          html`<dt><code>${name}</code></dt>
            <dd>${prose(description ?? "In the address.")} ${choicesOf(schema as JsonObject)}</dd>`,
      )}
    </dl>`;
}

/** What is said once for all operations, in its place. */
function resolved(parameter: JsonObject): JsonObject {
  const name = parameter["$ref"];
  if (typeof name !== "string") return parameter;
  return COMMON_PARAMETERS[name.split("/").at(-1) ?? ""] ?? {};
}

function choicesOf(schema: JsonObject): Html | "" {
  const items = (schema["items"] as JsonObject | undefined) ?? schema;
  const values = items["enum"];
  if (!Array.isArray(values)) return "";
  const plain = values.map(String).filter((value) => !value.startsWith("-"));
  return html`<span class="rule">${plain.join(", ")}</span>`;
}

function commandOf({ context, operation, resource }: Shown): string {
  const { route, path } = operation;
  const [link] = resource.fields.filter(({ description }) => leadsTo(description) !== null);
  const named = path.replace("{id}", EXAMPLE_ID).replace("{name}", link?.name ?? "{name}");
  const address = `${context.origin}${named}`;
  return [
    `curl ${route.method === "GET" ? "" : `-X ${route.method} `}'${address}'`,
    `-H 'Authorization: Bearer …'`,
    ...(route.body === "none" ? [] : [`-H 'Content-Type: ${JSON_API}'`]),
    ...(route.precondition === undefined ? [] : [`-H 'If-Match: "…"'`]),
    ...(route.body === "none" ? [] : ["-d @body.json"]),
  ].join(" \\\n  ");
}

function bodyExample({ operation, resource }: Shown): Html | "" {
  const body = requestBodyOf(operation, resource);
  const media = body?.content[JSON_API];
  return media === undefined ? "" : json("Body of the request", media.example);
}

function answerExample({ operation, resource, all }: Shown): Html | "" {
  const [[status, answer] = []] = Object.entries(successOf(operation, resource, all));
  const { description, content } = (answer ?? {}) as JsonObject;
  const media = ((content ?? {}) as JsonObject)[JSON_API] as JsonObject | undefined;
  const example = media?.["example"];
  return html`<h4>Answer <span class="status">${status}</span></h4>
    <p>${prose(description ?? "")}</p>
    ${example === undefined ? "" : json("Body of the answer", example)}`;
}
