import { Readable } from "node:stream";
import { exportArchive } from "@/lib/archive/export-archive.ts";
import { holdPlace } from "@/lib/api/export/hold-place.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { MethodNotAllowed } from "@/lib/kernel/request-errors.ts";
import { errorResponse } from "../api/error-response.ts";
import { requireOwnEyes } from "../form/form-action.ts";
import { dashboardMember } from "../request-identity.ts";

/**
 * GET /admin/{org}/export/archive: the organization as a .tar.gz, for an Admin with their own eyes. The
 * answer begins once the rows have been read; it breaks off where something goes wrong after that.
 */
export async function exportDoor(request: Request, organizationSlug: string): Promise<Response> {
  try {
    // @NOTE HEAD is answered as GET is, and nobody would read the file that was made for it.
    if (request.method !== "GET") throw new MethodNotAllowed(["GET"]);
    requireOwnPage(request);
    return await taken(organizationSlug);
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

/** @NOTE Nobody's page has an Admin take an archive: not even a website of theirs, which is same-site. */
function requireOwnPage({ headers }: Request): void {
  const site = headers.get("Sec-Fetch-Site") ?? "none";
  if (site !== "same-origin" && site !== "none") throw new Forbidden();
}

async function taken(organizationSlug: string): Promise<Response> {
  const { principal, requestId } = await dashboardMember(organizationSlug);
  const caller = { principal, requestId, announce: () => Promise.resolve() };
  await requireOwnEyes(principal);
  const release = holdPlace(caller);
  try {
    const { archive, manifest } = await exportArchive(caller);
    archive.once("close", release);
    const name = `${manifest.organization.slug}-${manifest.exportedAt.slice(0, 10)}.tar.gz`;
    return new Response(Readable.toWeb(archive) as ReadableStream, {
      headers: {
        "Content-Type": "application/gzip",
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "no-store",
        "X-Archive-Digest": manifest.digest,
      },
    });
  } catch (error) {
    release();
    throw error;
  }
}
