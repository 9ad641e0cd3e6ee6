import { NotFound } from "@/lib/kernel/errors.ts";
import { requireStamp } from "../stamp.ts";

/** Asks search engines to stay away from a website that not everybody may see. */
export async function closedRobots(request: Request): Promise<Response> {
  const isOurs = await isStamped(request);
  if (!isOurs) return new Response("Not found\n", { status: 404 });
  return new Response("User-agent: *\nDisallow: /\n", {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}

async function isStamped(request: Request): Promise<boolean> {
  try {
    await requireStamp(request.headers, { surface: "maintenance" });
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
