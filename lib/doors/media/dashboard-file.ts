import { NotFound } from "@/lib/kernel/errors.ts";
import { readFile } from "@/lib/media/delivery/read-file.ts";
import { serveFile } from "@/lib/media/delivery/serve-file.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { dashboardEyes } from "../eyes.ts";
import { refuseFile } from "./refuse-file.ts";

/**
 * The door of files in the dashboard, for whoever is signed in, or whom they look as: what they may see
 * there, private files too. Nobody keeps it.
 */
export async function dashboardFile(
  request: Request,
  { org, path }: { readonly org: string; readonly path: string },
): Promise<Response> {
  try {
    const { principal, requestId } = await dashboardEyes(org);
    const place = readMediaAddress(path);
    if (place === null) throw new NotFound();
    const caller = { principal, requestId, announce: () => Promise.resolve() };
    const readable = await runUseCase(readFile, { id: place.assetId }, caller);
    const { method, headers } = request;
    return await serveFile(readable, { method, headers, preset: place.preset, keeping: "nobody" });
  } catch (error) {
    return refuseFile(error, request);
  }
}
