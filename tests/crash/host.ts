import { createServer, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { errorResponse } from "@/lib/api/error-response.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { handleUpload } from "@/lib/doors/uploads/handle-upload.ts";
import { keepWorking } from "@/lib/jobs/keep-working.ts";
import { newId } from "@/lib/kernel/ids.ts";

/**
 * A process to be killed: the API, uploads and the worker as the product has them, without Next and the
 * doors, which keep nothing. It stands ready, and begins when it is told the port.
 */
const settings = z
  .object({ DATABASE_APP_URL: z.string(), CRASH_PRINCIPAL: z.string() })
  .parse(process.env);
const principal = JSON.parse(settings.CRASH_PRINCIPAL) as MemberPrincipal;
const announce = () => Promise.resolve();

createInterface({ input: process.stdin }).once("line", (port) => {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming).then(async (reply) => {
      outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
      outgoing.end(await reply.text());
    });
  });
  server.listen(Number(port), "127.0.0.1", () => process.stdout.write("open\n"));
  keepWorking({ connectionString: settings.DATABASE_APP_URL, announce });
});
process.stdout.write("ready\n");

async function answer(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { method = "GET", url = "/", headers } = incoming;
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(body.length === 0 ? {} : { body }),
  });
  const identified = {
    credential: "session",
    caller: { principal, requestId: newId(), announce },
  } as const;
  if (!url.startsWith("/api/uploads")) return handleApi(request, identified);
  return handleUpload(request, identified).catch((error: unknown) => errorResponse(error, "crash"));
}
