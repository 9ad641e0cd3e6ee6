import { startDemoServer } from "../support/browser-server.ts";

/**
 * Starts one server for all browser tests; the function it returns stops it.
 * @NOTE With `GATEHOUSE_E2E_DATA` naming the data folder of a demo server that already runs, that
 * one is used and left alone: for writing tests without waiting.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env["GATEHOUSE_E2E_DATA"] !== undefined) return () => Promise.resolve();
  const { data, stop } = await startDemoServer();
  process.env["GATEHOUSE_E2E_DATA"] = data;
  return stop;
}
