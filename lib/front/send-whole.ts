import type { ServerResponse } from "node:http";
import { textOf } from "@/lib/kernel/text-response.ts";

/** Sends an answer that is whole when it is made, such as the wall's own. */
export async function sendWhole(response: ServerResponse, answer: Response): Promise<void> {
  const body = textOf(answer) ?? Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.end(body);
}
