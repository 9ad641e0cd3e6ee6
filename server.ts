import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import next from "next";
import { finishBeforeExit } from "@/lib/kernel/before-exit.ts";
import { environment } from "@/lib/kernel/env.ts";
import { log } from "@/lib/kernel/log.ts";
import { answerHonestly } from "./lib/front/answer-status.ts";
import { closeGently } from "./lib/front/close-gently.ts";
import { hideInternals } from "./lib/front/hide-internals.ts";

/**
 * The self-hosted server: Node's own, in front of Next. It does what Next's middleware cannot: it
 * knows the socket, refuses what Next would answer before any middleware, gives slow clients a limit
 * and asks the API directly. PORT and HOST say where it listens.
 */
const port = Number(process.env["PORT"] ?? "3000");
const hostname = process.env["HOST"] ?? "127.0.0.1";
const SECONDS = 1000;

const app = next({ dev: false, hostname, port, dir: import.meta.dirname });
await app.prepare();
// @NOTE After Next has prepared the globals that its modules, which the wall imports, look for.
const { tidyRequest } = await import("./lib/front/tidy-request.ts");
const { readableFailure } = await import("./lib/front/readable-failure.ts");
const { isForApi, serveApi } = await import("./lib/front/serve-api.ts");
const { builtFiles } = await import("./lib/front/serve-built.ts");
const { refuseUnreadable } = await import("./lib/front/refuse-unreadable.ts");
const handle = app.getRequestHandler();
const build = process.env["GATEHOUSE_BUILD"] ?? ".next";
const serveBuilt = builtFiles(path.join(import.meta.dirname, build, "compressed"));
const settings = environment();
const servesApi = settings.API_MOUNT === "server";

const limits = {
  headersTimeout: 10 * SECONDS,
  requestTimeout: 60 * SECONDS,
  keepAliveTimeout: 10 * SECONDS,
  maxHeaderSize: 32 * 1024,
  // The wall answers a request without a host, in its own words.
  requireHostHeader: false,
};

const server = createServer(limits, (request, response) => void answer(request, response));
server.on("clientError", (error, socket) => refuseUnreadable(error, socket, settings));
// An expectation that nobody here can meet is no reason for another kind of answer.
server.on("checkExpectation", (request, response) => void answer(request, response));
server.listen(port, hostname);

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  hideInternals(response);
  try {
    if (!(await tidyRequest(request, response, settings.TRUSTED_PROXIES))) return;
    if (servesApi && isForApi(request)) return serveApi(request, response);
    if (serveBuilt(request, response)) return;
    const insteadOfPage = readableFailure(response);
    await answerHonestly(response, () => handle(request, response), insteadOfPage);
  } catch (error) {
    log.error("a request got no answer of Next's", { error });
    if (!response.headersSent) response.writeHead(503, { "Retry-After": "5" });
    response.end();
  }
}

/** Lets the answers under way finish, for at most five seconds, and then what came of them. */
async function stop(): Promise<void> {
  await closeGently(server, 5 * SECONDS);
  await finishBeforeExit(3 * SECONDS);
  await app.close();
  process.exit(0);
}
