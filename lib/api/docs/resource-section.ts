import { html } from "hono/html";
import type { OperationReference, ResourceReference } from "../reference/reference.ts";
import type { DocsContext } from "./docs-page.ts";
import type { Html } from "./docs-layout.ts";
import { fieldTable } from "./field-table.ts";
import { operationBlock } from "./operation-block.ts";

/** One type: what it holds, and what can be done with it. */
export function resourceSection(
  context: DocsContext,
  resource: ResourceReference,
  all: readonly ResourceReference[],
): Html {
  const { type, summary, operations } = resource;
  return html`<section id="${type}" class="resource">
    <h2>
      <a href="#${type}">${type}</a>
    </h2>
    <p>${summary}</p>
    <h3>Fields</h3>
    ${fieldTable(resource)}
    <h3>Operations</h3>
    ${operations
      .toSorted(byAddress)
      .map((operation) => operationBlock({ context, resource, operation, all }))}
  </section>`;
}

const ORDER = ["GET", "POST", "PATCH", "DELETE"];

/** Shorter addresses first, and of one address reading before writing. */
const byAddress = (one: OperationReference, other: OperationReference): number =>
  one.path.split("/").length - other.path.split("/").length ||
  one.path.localeCompare(other.path) ||
  ORDER.indexOf(one.route.method) - ORDER.indexOf(other.route.method);
