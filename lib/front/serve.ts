import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { finishBeforeExit } from "@/lib/kernel/before-exit.ts";
import { environment } from "@/lib/kernel/env.ts";
import { log } from "@/lib/kernel/log.ts";
import { answerHonestly } from "./answer-status.ts";
import { closeGently } from "./close-gently.ts";
import { hideInternals } from "./hide-internals.ts";
import { judgeForNext, type NextApp } from "./judge-pages.ts";
import { readOut } from "./read-out.ts";
import { readableFailure } from "./readable-failure.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";
import { isForApi, serveApi } from "./serve-api.ts";
import { builtFiles } from "./serve-built.ts";
import { tidyRequest } from "./tidy-request.ts";

const SECONDS = 1000;

const limits = {
  headersTimeout: 10 * SECONDS,
  requestTimeout: 60 * SECONDS,
  keepAliveTimeout: 10 * SECONDS,
  maxHeaderSize: 32 * 1024,
  // The wall answers a request without a host, in its own words.
  requireHostHeader: false,
};

/** What stands behind the front, and where it listens. */
export type Behind = {
  readonly app: NextApp & {
    getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    close(): Promise<void>;
  };
  readonly hostname: string;
  readonly port: number;
  /** Where what was built lies compressed. */
  readonly compressed: string;
};

/**
 * Listens with Node's own server, in front of Next, until the process is told to end. It does what
 * Next's middleware cannot: it knows the socket, refuses what Next would answer before any middleware,
 * gives slow clients a limit and asks the API directly.
 */
export async function serve({ app, hostname, port, compressed }: Behind): Promise<void> {
  const handle = app.getRequestHandler();
  const serveBuilt = builtFiles(compressed);
  const settings = environment();
  const isMount = settings.API_MOUNT === "server";
  const judgePage = isMount ? await judgeForNext(app) : null;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    hideInternals(response);
    readOut(request, response);
    try {
      if (!(await tidyRequest(request, response, settings.TRUSTED_PROXIES))) return;
      if (isMount && isForApi(request)) return serveApi(request, response);
      if (serveBuilt(request, response)) return;
      if (judgePage !== null && !(await judgePage(request, response))) return;
      const insteadOfPage = readableFailure(response);
      await answerHonestly(response, () => handle(request, response), insteadOfPage);
    } catch (error) {
      log.error("a request got no answer of Next's", { error });
      if (!response.headersSent) response.writeHead(503, { "Retry-After": "5" });
      response.end();
    }
  };

  const server = createServer(limits, (request, response) => void answer(request, response));
  server.on("clientError", (error, socket) => refuseUnreadable(error, socket, settings));
  // An expectation that nobody here can meet is no reason for another kind of answer.
  server.on("checkExpectation", (request, response) => void answer(request, response));
  server.listen(port, hostname);

  /** Lets the answers under way finish, for at most five seconds, and then what came of them. */
  const stop = async (): Promise<void> => {
    await closeGently(server, 5 * SECONDS);
    await finishBeforeExit(3 * SECONDS);
    await app.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
}
