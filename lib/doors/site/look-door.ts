import { NotFound } from "@/lib/kernel/errors.ts";
import { lookCss } from "@/lib/site-design/look-css.ts";
import { readLookName } from "@/lib/site-design/look-address.ts";
import { requireStamp } from "../stamp.ts";

/** The door of looks: a stylesheet that is made of its own address, and of nothing that anybody keeps. */
export async function lookDoor(request: Request, name: string): Promise<Response> {
  try {
    await requireStamp(request.headers, { surface: "asset" });
    const look = readLookName(name);
    if (look === null) throw new NotFound();
    return new Response(lookCss(look), {
      headers: {
        "Content-Type": "text/css; charset=utf-8",
        "Cache-Control": "public, max-age=31536000, immutable",
      },
    });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return new Response("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
  }
}
