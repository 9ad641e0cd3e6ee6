import type { NextFetchEvent, NextRequest } from "next/server";
import { environment } from "@/lib/kernel/env.ts";
import type { House } from "./judge.ts";
import { buildHouse, standBefore } from "./wall.ts";

let house: House | undefined;

/**
 * The wall as Next's middleware: every request comes by here first.
 * @NOTE A module of its own: a test build stands another in its place (next.config.ts), and what stands
 * before Next keeps the wall itself.
 */
export async function middleware(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  house ??= buildHouse(environment());
  return standBefore(house, request, (work) => event.waitUntil(work));
}
