import type { Facts } from "./facts.ts";
import { speaksJson } from "./facts.ts";
import { errorDocument } from "./pages/error-document.ts";
import { readablePage } from "./pages/readable-page.ts";
import type { Reason, Refusal } from "./refusals.ts";
import { refusals } from "./refusals.ts";
import type { Verdict } from "./verdict.ts";

/** The wall's own refusal: a JSON:API document for the API, a readable page for everyone else. */
export function refuse(facts: Facts, reason: Reason): Verdict {
  const refusal: Refusal = refusals[reason];
  const isJson = speaksJson(facts);
  const body = isJson ? errorDocument(refusal, facts.requestId) : readablePage(refusal, facts);
  const headers = new Headers(refusal.headers);
  headers.set("content-type", isJson ? "application/vnd.api+json" : "text/html; charset=utf-8");
  headers.set("cache-control", "no-store");
  const response = new Response(facts.method === "HEAD" ? null : body, {
    status: refusal.status,
    headers,
  });
  return { kind: "answer", response, dress: { kind: isJson ? "api" : "page" } };
}
