import { html, raw } from "hono/html";
import { siteLayout } from "./layout.ts";
import { PLAIN_FRAME } from "./plain-frame.ts";
import type { SiteContext } from "./site-context.ts";

type Entrance = { readonly hasPassword: boolean; readonly problem: string | null };

/** What stands before an entry that somebody shared by a link: a button, and the password's field. */
export const renderLinkEntrance = (
  site: SiteContext,
  { hasPassword, problem }: Entrance,
): Promise<string> =>
  siteLayout(site, {
    ...{ ...PLAIN_FRAME, title: "Something was shared with you", description: "", isNotice: true },
    main: html`<section class="page notice">
      <h1>Something was shared with you</h1>
      <p>
        ${
          hasPassword
            ? "It opens with the password that you were given."
            : "Open it to see what it is. It can be opened a limited number of times."
        }
      </p>
      <form class="form narrow" method="post" action="${site.path}" ${hasPassword ? PROOF : ""}>
        ${problem === null ? "" : html`<p class="problem" role="alert">${problem}</p>`}
        ${hasPassword ? password(problem !== null) : ""}
        <button>Open</button>
        <p role="status"></p>
      </form>
      ${hasPassword ? SCRIPT : ""}
    </section>`,
  });

const PROOF = raw('data-proof="link.open"');

const password = (isWrong: boolean) =>
  html`<div class="field">
    <label for="password">Password</label>
    <input
      id="password"
      name="password"
      type="password"
      required
      maxlength="128"
      autocomplete="off"
      ${isWrong ? raw('aria-invalid="true" autofocus') : ""}
    />
    <input type="hidden" name="proof" />
    <noscript><p class="problem">Opening it takes JavaScript, which is turned off.</p></noscript>
  </div>`;

const SCRIPT = raw('<script type="module" src="/assets/proof.js"></script>');
