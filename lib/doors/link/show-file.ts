import { NotFound } from "@/lib/kernel/errors.ts";
import { readFile } from "@/lib/media/delivery/read-file.ts";
import { serveFile } from "@/lib/media/delivery/serve-file.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { isOpen, type LinkRequest } from "./link-request.ts";
import { callerOf, showPage } from "./show-link.ts";

/**
 * A public file that the entry names, below the link's own address, to whoever has opened the link: also
 * while nobody gets onto the site.
 * @throws NotFound for any other, and once the entry itself is not shown any more.
 */
export async function showFile(request: Request, asked: LinkRequest): Promise<Response> {
  const place = readMediaAddress(asked.below);
  if (place === null || !(await isOpen(request, asked))) throw new NotFound();
  await showPage(asked);
  const caller = callerOf(asked, asked.link.principal);
  const readable = await runUseCase(readFile, { id: place.assetId }, caller);
  const { method, headers } = request;
  return serveFile(readable, { method, headers, preset: place.preset, keeping: "nobody" });
}
