import { textResponse } from "@/lib/kernel/text-response.ts";
import type { Facts } from "./facts.ts";
import { speaksJson } from "./facts.ts";
import { errorDocument } from "./pages/error-document.ts";
import { readablePage } from "./pages/readable-page.ts";
import type { Reason, Refusal } from "./refusals.ts";
import { refusals } from "./refusals.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The wall's own refusal: a JSON:API document for the API, one plain sentence for a Server Action,
 * whose client gives it to the form as the message of an error, a readable page for everyone else.
 */
export function refuse(facts: Facts, reason: Reason): Verdict {
  const refusal: Refusal = refusals[reason];
  const { type, body } = wordsFor(facts, refusal);
  const headers = new Headers(refusal.headers);
  headers.set("content-type", type);
  headers.set("cache-control", "no-store");
  const init = { status: refusal.status, headers };
  const response = facts.method === "HEAD" ? new Response(null, init) : textResponse(body, init);
  return { kind: "answer", response, dress: { kind: speaksJson(facts) ? "api" : "page" } };
}

function wordsFor(facts: Facts, refusal: Refusal): { type: string; body: string } {
  if (speaksJson(facts)) {
    return { type: "application/vnd.api+json", body: errorDocument(refusal, facts.requestId) };
  }
  // @NOTE Without a charset: Next's client compares the type whole.
  if (facts.headers.has("next-action")) return { type: "text/plain", body: refusal.detail };
  return { type: "text/html; charset=utf-8", body: readablePage(refusal, facts) };
}
