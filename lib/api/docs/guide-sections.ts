import { html } from "hono/html";
import { mayWrite, type ResourceReference } from "../reference/reference.ts";
import type { DocsContext } from "./docs-page.ts";
import type { Html } from "./docs-layout.ts";
import { json, shell } from "./code.ts";

type Part = {
  readonly href: string;
  readonly text: string;
  /** Of use to those alone who may change something. */
  readonly isWriting?: true;
  readonly section: (context: DocsContext) => Html;
};

const PARTS: readonly Part[] = [
  { href: "#token", text: "Get a token", section: token },
  { href: "#requests", text: "Requests", section: requests },
  { href: "#lists", text: "Lists", section: lists },
  { href: "#changes", text: "Changes", isWriting: true, section: changes },
  { href: "#several", text: "Several at once", isWriting: true, section: several },
  { href: "#limits", text: "Limits", section: limits },
];

/** What is true of all resources, in parts, with commands that can be pasted. */
export const guideFor = (resources: readonly ResourceReference[]): readonly Part[] =>
  PARTS.filter(({ isWriting }) => isWriting === undefined || mayWrite(resources));

function token({ origin, root }: DocsContext): Html {
  return html`<section id="token">
    <h2><a href="#token">Get a token</a></h2>
    <p>
      A partner's server exchanges its API key for a token that is good for an hour (OAuth 2.0,
      client credentials). The client is the registered host name, the secret is the key.
    </p>
    ${shell(
      "Command that gets a token",
      `curl ${root}/api/oauth/token \\
  -u 'www.example.com:gh_key_…' \\
  -d grant_type=client_credentials`,
    )}
    ${json("Answer with a token", {
      access_token: "eyJhbGciOiJFZERTQSIs…",
      token_type: "Bearer",
      expires_in: 3600,
    })}
    <p>
      After the hour the API answers 401 with the code <code>api-auth-token-invalid</code>: get a
      new token and send the request again. Keep keys and tokens on a server, never in a page.
    </p>
    ${shell(
      "Command that asks with the token",
      `curl ${origin}/api/v1/content/posts \\
  -H 'Authorization: Bearer eyJhbGciOiJFZERTQSIs…'`,
    )}
  </section>`;
}

const HEADERS: readonly [string, string][] = [
  ["Authorization", "Bearer and a token, or a static token of a member (gh_pat_…)."],
  ["X-Organization", "The organization's slug, on the dashboard's host. Its own host names it."],
  ["Accept", "application/vnd.api+json, or application/json for the same entries flat."],
  ["Content-Type", "application/vnd.api+json, for whatever has a body."],
  ["If-Match", "The ETag of the entry, to change or delete it."],
  ["If-None-Match", "The ETag of an answer that you have: 304 as long as it is the same."],
  ["Idempotency-Key", "A text of your own making: the same POST with it happens once."],
];

function requests({ origin }: DocsContext): Html {
  return html`<section id="requests">
    <h2><a href="#requests">Requests</a></h2>
    <p>All addresses are below <code>${origin}/api/v1</code>.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Headers of requests">
      <table>
        <thead>
          <tr>
            <th scope="col">Header</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          ${HEADERS.map(
            ([name, text]) =>
              html`<tr>
                <th scope="row"><code>${name}</code></th>
                <td>${text}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function lists({ origin }: DocsContext): Html {
  return html`<section id="lists">
    <h2><a href="#lists">Lists</a></h2>
    <p>
      Choose with <code>filter[field][_operator]=value</code>, order with <code>sort=-field</code>,
      narrow with <code>fields[type]=a,b</code>, bring along what entries refer to with
      <code>include=name</code>. A page holds up to 100; follow <code>links.next</code> and
      <code>links.prev</code>. An unknown parameter is an error, not a wish.
    </p>
    ${shell(
      "Command that asks for part of a list",
      `curl -g '${origin}/api/v1/content/posts?filter[title][_icontains]=sea&sort=-publishedAt&page[size]=10' \\
  -H 'Authorization: Bearer …'`,
    )}
  </section>`;
}

function changes(): Html {
  return html`<section id="changes">
    <h2><a href="#changes">Changes</a></h2>
    <p>
      An entry comes with an <code>ETag</code>. Send it back as <code>If-Match</code> to change or
      delete the entry: without it the answer is 428, and 412 when somebody else was faster. A
      change names only the fields that it changes.
    </p>
  </section>`;
}

function several({ origin }: DocsContext): Html {
  return html`<section id="several">
    <h2><a href="#several">Several at once</a></h2>
    <p>
      <code>POST /api/v1/operations</code> does up to 100 changes in their order, all of them or
      none (the extension <em>Atomic Operations</em> of JSON:API). What one creates, a later one
      names by its <code>lid</code>; <code>meta.ifMatch</code> says what the header says elsewhere.
      An error names the operation in its <code>source.pointer</code>.
    </p>
    ${shell(
      "Command that does two changes at once",
      `curl ${origin}/api/v1/operations \\
  -H 'Authorization: Bearer …' \\
  -H 'Content-Type: application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"' \\
  -d @operations.json`,
    )}
    ${json("Body with two operations", {
      "atomic:operations": [
        { op: "add", data: { type: "authors", lid: "ada", attributes: { title: "Ada" } } },
        {
          op: "add",
          data: {
            type: "posts",
            attributes: { title: "A walk by the sea" },
            relationships: { author: { data: { type: "authors", lid: "ada" } } },
          },
        },
      ],
    })}
  </section>`;
}

function limits(): Html {
  return html`<section id="limits">
    <h2><a href="#limits">Limits</a></h2>
    <p>
      Requests are counted per domain, per organization and per address. Each answer says in
      <code>RateLimit</code> and <code>RateLimit-Policy</code> what is left. Over the limit it is
      429: wait as many seconds as <code>Retry-After</code> says. A body holds up to 1 MiB.
    </p>
  </section>`;
}
