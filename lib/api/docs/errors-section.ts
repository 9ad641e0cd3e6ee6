import { html } from "hono/html";
import { REFUSALS } from "../openapi/errors.ts";
import { json } from "./code.ts";
import { prose } from "./prose.ts";
import type { Html } from "./docs-layout.ts";

/** The codes of refusals, and the document that carries them. */
export const errorsSection = (): Html =>
  html`<section id="errors">
    <h2><a href="#errors">Error codes</a></h2>
    <p>
      Every refusal is a document with stable codes. <code>source</code> names the place where there
      is one; <code>meta.requestId</code> helps us to find the request.
    </p>
    ${json("A refusal", {
      errors: [
        {
          status: "401",
          code: "api-auth-token-invalid",
          title: "Unauthorised",
          detail: "Invalid or expired JWT provided to API route.",
          meta: { level: "error", requestId: "5f0c9d1e-2b7a-4c3e-8d6f-1a2b3c4d5e6f" },
        },
      ],
    })}
    <div class="scroll" tabindex="0" role="region" aria-label="Error codes">
      <table>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Codes</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${REFUSALS.map(
            ({ status, codes, text }) =>
              html`<tr>
                <th scope="row">${status}</th>
                <td>${codes.map((code) => html`<code>${code}</code> `)}</td>
                <td>${prose(text)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
