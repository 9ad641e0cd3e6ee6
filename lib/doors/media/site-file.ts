import type { Principal } from "@/lib/access/principal.ts";
import { findBypass } from "@/lib/gates/bypass/bypass-gate.ts";
import { bypassHeader, bypassRefusal, unshared } from "@/lib/gates/bypass/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { readFile, type ReadableFile } from "@/lib/media/delivery/read-file.ts";
import { serveFile } from "@/lib/media/delivery/serve-file.ts";
import { readMediaAddress } from "@/lib/media/media-address.ts";
import { findOrganizationById } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { findViewer, mayBeKnown } from "../site/find-viewer.ts";
import { requireStamp } from "../stamp.ts";
import { refuseFile } from "./refuse-file.ts";

type Cookies = { get(name: string): { readonly value: string } | undefined };

/**
 * The door of files on a website: whoever is let in by a cookie or a monitor's token sees what they
 * may, everybody else what a public site shows. What was made for one pair of eyes nobody keeps.
 */
export async function siteFile(request: Request, cookies: Cookies): Promise<Response> {
  try {
    const stamp = await requireStamp(request.headers, { surface: "media" });
    const place = readMediaAddress(new URL(stamp.path, "http://site").pathname);
    const { organizationId, requestId } = stamp;
    if (place === null || organizationId === null) throw new NotFound();
    const token = request.headers.get(bypassHeader);
    const viewer =
      token === null
        ? await viewerOf({ organizationId, cookies })
        : await findBypass(token, organizationId, judgingNow());
    if (token !== null && viewer === null) return bypassRefusal();
    const found = await findFile(place.assetId, { organizationId, requestId, viewer });
    const { method, headers } = request;
    const { readable, keeping } = found;
    const file = await serveFile(readable, { method, headers, preset: place.preset, keeping });
    return token === null ? file : unshared(file);
  } catch (error) {
    return refuseFile(error, request);
  }
}

type Asking = {
  readonly organizationId: OrganizationId;
  readonly requestId: string;
  /** Who is let in by a cookie or a token; null: nobody in particular. */
  readonly viewer: Principal | null;
};

type FoundFile = { readonly readable: ReadableFile; readonly keeping: "public" | "nobody" };

/** @NOTE A member on a visit who may not read files sees those of a public site all the same. */
async function findFile(id: string, asking: Asking): Promise<FoundFile> {
  const { viewer } = asking;
  const read = (principal: Principal) =>
    runUseCase(
      readFile,
      { id },
      { principal, requestId: asking.requestId, announce: () => Promise.resolve() },
    );
  const { organizationId } = asking;
  const anybody = { kind: "anonymous", organizationId } as const;
  if (viewer === null) return { readable: await read(anybody), keeping: "public" };
  try {
    return { readable: await read(viewer), keeping: "nobody" };
  } catch (error) {
    if (!REFUSALS.some((kind) => error instanceof kind)) throw error;
    return { readable: await read(anybody), keeping: "nobody" };
  }
}

const REFUSALS = [NotFound, Forbidden, Unauthenticated] as const;

type Visiting = { readonly organizationId: OrganizationId; readonly cookies: Cookies };

async function viewerOf({ organizationId, cookies }: Visiting): Promise<Principal | null> {
  // @NOTE A page asks for many files at once: of a stranger's nobody is looked up.
  if (!mayBeKnown(cookies)) return null;
  const organization = await findOrganizationById(organizationId);
  if (organization === null) throw new NotFound();
  return findViewer(cookies, organization);
}

const judgingNow = () => ({ secret: environment().GATEHOUSE_SECRET, now: systemClock() });
