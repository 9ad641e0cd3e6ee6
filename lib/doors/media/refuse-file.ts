import { statusOf } from "@/lib/kernel/error-document.ts";
import { log } from "@/lib/kernel/log.ts";

/**
 * The answer where there is no file to send: whoever may not see one hears what everybody hears where
 * there is none.
 */
export function refuseFile(error: unknown, { headers }: Pick<Request, "headers">): Response {
  const requestId = headers.get("x-gatehouse-request-id") ?? "";
  const isOurs = statusOf(error) >= 500;
  if (isOurs) log.error("file not sent", { requestId, error });
  const [status, said] = isOurs ? [503, "Try again in a moment."] : [404, "Not found."];
  return new Response(`${said}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      ...(isOurs ? { "Retry-After": "5" } : {}),
    },
  });
}
