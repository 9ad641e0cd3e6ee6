import path from "node:path";
import type { FullConfig } from "@playwright/test";
import { freePort } from "../../scripts/lib/free-port.ts";
import { startDemoServer } from "../support/browser-server.ts";
import { browserLaunch } from "../support/browser.ts";
import { startAll } from "../support/start-all.ts";

/**
 * Starts a server for each worker; the function it returns stops them.
 * @NOTE With `GATEHOUSE_E2E_DATA` naming the data folder of a demo server that already runs, that
 * one is used and left alone: for writing tests without waiting.
 */
export default async function startServers({ workers }: FullConfig): Promise<() => Promise<void>> {
  if (process.env["GATEHOUSE_E2E_DATA"] !== undefined) return () => Promise.resolve();
  // Where a test may lay files that are fetched, as from a website elsewhere.
  const files = String(await freePort());
  process.env["GATEHOUSE_E2E_FILES"] = files;
  // And where a provider may run that people sign in with.
  const provider = String(await freePort());
  process.env["GATEHOUSE_E2E_PROVIDER"] = provider;
  const env = { OUTBOUND_ALLOW: `127.0.0.1:${files},127.0.0.1:${provider}` };
  // @NOTE Unpacks the browser where it has to be: two workers at once would meet at it.
  await browserLaunch();
  const starting = Array.from({ length: workers }, () => startDemoServer({ env }));
  const { running, stop } = await startAll(starting);
  process.env["GATEHOUSE_E2E_DATA"] = running.map(({ data }) => data).join(path.delimiter);
  return stop;
}
