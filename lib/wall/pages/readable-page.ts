import type { Facts } from "../facts.ts";
import type { Refusal } from "../refusals.ts";
import { escapeHtml } from "./escape-html.ts";

/** A refusal as a small page of its own: no script, one style by nonce, nothing of the request. */
export function readablePage(refusal: Refusal, facts: Pick<Facts, "nonce" | "requestId">): string {
  const title = escapeHtml(refusal.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${facts.nonce}">${style}</style>
</head>
<body>
<main>
<p class="status">${refusal.status}</p>
<h1>${title}</h1>
<p>${escapeHtml(refusal.detail)}</p>
<p class="id">Request ${facts.requestId}</p>
</main>
</body>
</html>
`;
}

const style = `
:root{color-scheme:light dark;--paper:#fafaf9;--ink:#1c1917;--soft:#57534e;--line:#e7e5e4}
@media(prefers-color-scheme:dark){:root{--paper:#171412;--ink:#f5f5f4;--soft:#a8a29e;--line:#34302c}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);
font:1rem/1.6 system-ui,-apple-system,"Segoe UI",sans-serif}
main{width:min(32rem,100%);padding:2rem}
.status{margin:0;color:var(--soft);font-variant-numeric:tabular-nums;letter-spacing:.08em}
h1{margin:.25rem 0 .75rem;font-size:1.75rem;line-height:1.2;letter-spacing:-.02em}
p{margin:0}
.id{margin-top:2rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.8125rem;
overflow-wrap:anywhere}
`;
