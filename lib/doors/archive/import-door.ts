import { createReadStream } from "node:fs";
import { z } from "zod";
import type { Arrived } from "@/lib/archive/bring-in.ts";
import { importArchive, type ImportProgress } from "@/lib/archive/import-archive.ts";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { errorDocument } from "@/lib/kernel/error-document.ts";
import { Forbidden, NotFound, TooLarge } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { log } from "@/lib/kernel/log.ts";
import { readBody } from "@/lib/kernel/read-body.ts";
import { endUpload } from "@/lib/media/uploads/end-upload.ts";
import { getUpload } from "@/lib/media/uploads/get-upload.ts";
import { forgetStaged, stagedFile } from "@/lib/media/uploads/staging.ts";
import { organizationSlugSchema } from "@/lib/organizations/create-organization.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { announceThroughNext } from "../announce.ts";
import { errorResponse } from "../api/error-response.ts";
import { requireOwnEyes, requireOwnOrigin } from "../form/form-action.ts";
import { dashboardMember, dashboardVisitor } from "../request-identity.ts";

const bodySchema = z.strictObject({
  /** The organization that the file was sent to, of which the owner is an Admin. */
  org: z.string().max(80),
  upload: z.uuid(),
  slug: organizationSlugSchema,
  /** Empty: as it was called. */
  name: z.string().trim().max(120),
});

/** What is told while an archive is brought in, a line of JSON each. */
export type ImportLine =
  | { readonly progress: ImportProgress }
  | { readonly arrived: Omit<Arrived, "manifest"> & { readonly digest: string } }
  | { readonly problem: string };

/**
 * POST /admin/archive/arrive: makes a new organization of an archive that was sent, for the owner of the
 * instance; for anybody else there is nothing here. Answers a line at a time how far it is, and at the
 * end what came of it. Whoever goes away misses the telling, and not the organization.
 */
export async function importDoor(request: Request): Promise<Response> {
  try {
    await requireOwnOrigin("admin");
    const { session } = await dashboardVisitor();
    if (session.instanceOwner !== true) throw new NotFound();
    const body = parseInput(bodySchema, await jsonOf(request));
    const { principal, requestId } = await dashboardMember(body.org);
    await requireOwnEyes(principal);
    const own: Caller = { principal, requestId, announce: announceThroughNext };
    const wanted = { id: body.upload, purpose: "archive" } as const;
    if (!(await runUseCase(getUpload, wanted, own)).isComplete)
      throw new Forbidden("Send it whole.");
    const { email, name } = session;
    const arrival = { body, own, owner: { email, name, userId: session.userId } };
    return new Response(
      told((tell) => arrive(arrival, tell)),
      {
        headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" },
      },
    );
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

/** A few names, in bytes. */
const LARGEST = 16 * 1024;

async function jsonOf(request: Request): Promise<unknown> {
  const body = await readBody(request, LARGEST);
  if (body === null) throw new TooLarge("What names an archive is smaller than that.");
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    return null;
  }
}

type Arrival = {
  readonly body: z.infer<typeof bodySchema>;
  /** Who sent the file. */
  readonly own: Caller;
  readonly owner: { readonly email: string; readonly name: string; readonly userId: string };
};

type Tell = (line: ImportLine) => void;

/** @NOTE The file stays until all of it is brought in: whoever was interrupted need not send it again. */
async function arrive({ body, own, owner }: Arrival, tell: Tell): Promise<void> {
  const { slug, upload: id } = body;
  const { organizationId: sentTo } = own.principal;
  const { userId: by, ...admin } = owner;
  const organizationId = newId<OrganizationId>();
  const caller: Caller = {
    principal: { kind: "system", organizationId, purpose: "archive" },
    ...{ requestId: own.requestId, announce: announceThroughNext },
  };
  const { manifest, ...arrived } = await importArchive(
    caller,
    { slug, name: body.name === "" ? null : body.name, admin, by },
    {
      open: () => createReadStream(stagedFile(sentTo, id)),
      onProgress: (progress) => tell({ progress }),
    },
  );
  tell({ arrived: { ...arrived, digest: manifest.digest } });
  await runUseCase(endUpload, { id, purpose: "archive" }, own);
  await forgetStaged(sentTo, id);
}

/** Lines as they are told; at most a few a second. */
function told(work: (tell: Tell) => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isHeard = true;
  return new ReadableStream({
    start(controller) {
      let last = 0;
      const tell: Tell = (line) => {
        const now = performance.now();
        if (!isHeard || ("progress" in line && now - last < 250)) return;
        last = now;
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      void work(tell)
        .catch((error: unknown) => tell({ problem: problemOf(error) }))
        .finally(() => {
          if (isHeard) controller.close();
        });
    },
    cancel: () => void (isHeard = false),
  });
}

function problemOf(error: unknown): string {
  const [first] = errorDocument(error, "").errors;
  if (Number(first?.status ?? 500) >= 500) log.error("an archive was not brought in", { error });
  return first?.detail ?? "It was not brought in.";
}
