import type { RequestId } from "@/lib/kernel/ids.ts";
import type { Refusal } from "../refusals.ts";

/** A refusal as a JSON:API 1.1 error document, in the house's one format. */
export function errorDocument(refusal: Refusal, requestId: RequestId): string {
  const { status, code, title, detail } = refusal;
  const meta = { level: "error", requestId };
  return JSON.stringify({ errors: [{ status: String(status), code, title, detail, meta }] });
}
