import { passStoreGate } from "@/lib/gates/hmac/hmac-gate.ts";
import { systemJudging } from "@/lib/gates/hmac/verify.ts";
import { sha256Hex } from "@/lib/kernel/bytes.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { serveAllRecords, serveRecord } from "@/lib/site-access/serve-record.ts";
import { errorResponse } from "../api/error-response.ts";
import { requireStamp } from "../stamp.ts";

/**
 * The own record store, as the Edge Config client asks it: `item/{key}`, `items?key=…`, `digest`.
 * Stamp and proof are demanded here again (first law).
 * @NOTE No ETag: the client would keep every answer for ever, one per bearer.
 */
export async function recordStoreDoor(
  request: Request,
  path: readonly string[],
): Promise<Response> {
  try {
    await admit(request);
    return await answerTo(new URL(request.url), path);
  } catch (error) {
    const refusal = errorResponse(error, request.headers);
    // @NOTE By this header the client tells a missing item from a missing store.
    if (error instanceof NotFound) refusal.headers.set("x-edge-config-digest", "present");
    return refusal;
  }
}

const HEADERS = { "Cache-Control": "no-store" };
const KEY = /^host_[0-9a-f]{64}$/;

async function admit(request: Request): Promise<void> {
  const stamp = await requireStamp(request.headers, { surface: "internal" });
  await passStoreGate(request, stamp, systemJudging(environment(), systemClock()));
}

async function answerTo(url: URL, [kind, key, ...rest]: readonly string[]): Promise<Response> {
  if (kind === "item" && key !== undefined && rest.length === 0) return item(key);
  if (kind === "items" && key === undefined) return items(url.searchParams.getAll("key"));
  if (kind === "digest" && key === undefined) return answer(await digest());
  throw new NotFound();
}

async function item(key: string): Promise<Response> {
  const value = KEY.test(key) ? await serveRecord(key) : null;
  if (value === null) throw new NotFound("There is no such item.");
  return answer(value);
}

async function items(keys: readonly string[]): Promise<Response> {
  if (keys.length === 0) return answer(await serveAllRecords());
  const known = keys.filter((key) => KEY.test(key));
  const found = await Promise.all(known.map(async (key) => [key, await serveRecord(key)] as const));
  return answer(Object.fromEntries(found.filter(([, value]) => value !== null)));
}

const answer = (value: unknown): Response => Response.json(value, { headers: HEADERS });

const digest = async (): Promise<string> => sha256Hex(JSON.stringify(await serveAllRecords()));
