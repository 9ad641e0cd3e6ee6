import { z } from "zod";
import type { OrganizationId, RequestId } from "./ids.ts";
import { idSchema } from "./ids.ts";
import type { CredentialKind, Judging } from "./signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "./signed-claims.ts";

/**
 * The kinds of place the wall knows.
 *
 * - `probe`: health and readiness, any host
 * - `entrance`: sign-in, set-up and their endpoints, on ROOT, no credential
 * - `admin`: the dashboard, session gate
 * - `api`: the API, session or API gate
 * - `open-api`: endpoints without a credential (token, public keys, error and violation reports)
 * - `internal`: HMAC gate
 * - `site`: a public website page, cached
 * - `draft-site`: a website page rendered for one guest or visiting member
 * - `link`: one entry, for whoever came with a link to it
 * - `form`: what a visitor sends by a form of the website
 * - `media`: a file of the media library, on the website
 * - `maintenance`: where a visitor without access lands, and the forms there
 * - `asset`: files that are the same for everyone
 * - `nowhere`: the readable «not found»
 */
export const surfaces = [
  "probe",
  "entrance",
  "admin",
  "api",
  "open-api",
  "internal",
  "site",
  "draft-site",
  "link",
  "form",
  "media",
  "maintenance",
  "asset",
  "nowhere",
] as const;

export type Surface = (typeof surfaces)[number];

/** Request header that carries the stamp from the wall to the doors. */
export const stampHeader = "x-gatehouse-stamp";

const kind: CredentialKind = { purpose: "stamp", typ: "gatehouse-stamp+jwt", lifetime: 60 };

const stampSchema = z.strictObject({
  rid: idSchema<RequestId>(),
  method: z.string().max(16),
  host: z.string().max(300),
  path: z.string().max(8192),
  surface: z.enum(surfaces),
  org: z.union([z.literal("-"), idSchema<OrganizationId>()]),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** What the wall says of a request it let through. `path` is path and query as they arrived. */
export type Stamp = {
  readonly requestId: RequestId;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly surface: Surface;
  readonly organizationId: OrganizationId | null;
};

/** The stamp as a header value: one signed text, good for 60 seconds. */
export const makeStamp = (judging: Judging, stamp: Stamp): Promise<string> =>
  signClaims(kind, judging, {
    rid: stamp.requestId,
    method: stamp.method,
    host: stamp.host,
    path: stamp.path,
    surface: stamp.surface,
    org: stamp.organizationId ?? "-",
  });

/** What a stamp says, or null when the wall of this instance did not make it within 60 seconds. */
export async function readStamp(judging: Judging, value: string): Promise<Stamp | null> {
  const claims = await verifyClaims({ kind, judging, schema: stampSchema }, value);
  if (claims === null) return null;
  const { rid, method, host, path, surface, org } = claims;
  return { requestId: rid, method, host, path, surface, organizationId: org === "-" ? null : org };
}
