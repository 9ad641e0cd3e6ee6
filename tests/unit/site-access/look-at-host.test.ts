import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { lookAtHost } from "@/lib/site-access/hostnames/look-at-host.ts";
import { startDns } from "../../support/site-access/dns-server.ts";

const TOKEN = "a-token-of-acme";
const HOST = "localhost";

type Said = { readonly status?: number; readonly location?: string; readonly body: string };
let said: Said;
let port = 0;

/** The server that a host's owner has it lead to now. */
const server = createServer(({ headers }, response) => {
  const isLed = headers.host !== `${HOST}:${port}`;
  const { status = 200, location, body } = isLed ? { body: TOKEN } : said;
  response.writeHead(status, location === undefined ? {} : { location }).end(body);
});
await new Promise<void>((resolve) => {
  server.listen(0, HOST, resolve);
});
({ port } = server.address() as AddressInfo);
const dns = await startDns();
process.env["GATEHOUSE_SECRET"] = "s".repeat(32);
process.env["GATEHOUSE_VERIFY_KEY"] = "{}";
process.env["DNS_SERVERS"] = dns.address;
process.env["OUTBOUND_ALLOW"] = `${HOST}:${port},127.0.0.1:${port}`;

beforeEach(() => {
  dns.records.clear();
  said = { body: `${TOKEN}\n` };
});
afterAll(async () => {
  server.close();
  await dns.stop();
});

const look = () => lookAtHost(HOST, TOKEN, `http://${HOST}:${port}/.well-known/${TOKEN}`);

test("a file with the token alone proves a host", async () => {
  expect(await look()).toEqual({ method: "file", problem: null });
});

test("a record proves it, too, whatever the file says", async () => {
  said = { status: 500, body: "" };
  dns.records.set(`_gatehouse.${HOST}`, TOKEN);
  expect(await look()).toEqual({ method: "dns", problem: null });
});

test.each<[string, Said, string]>([
  ["holds another token", { body: "a-token-of-globex" }, "The file holds something else."],
  ["is not there", { status: 404, body: TOKEN }, "The file's address answers 404."],
  [
    "is another host's",
    { status: 302, location: `http://127.0.0.1:${port}/`, body: TOKEN },
    "leads to another host",
  ],
])("a file that %s proves nothing, and it is told why", async (_what, answer, why) => {
  said = answer;
  const { method, problem } = await look();
  expect([method, problem?.includes(why)]).toEqual([null, true]);
});
