import { z } from "zod";
import type { DomainId, MemberId, OrganizationId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { SEE_AS_SECONDS } from "@/lib/kernel/see-as-seconds.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

/**
 * That somebody looks at the dashboard as somebody else: a cookie of half an hour, good beside the
 * session that it was made in, for one organization, and for pages alone.
 */
const kind: CredentialKind = {
  ...{ purpose: "view", typ: "gatehouse-view+jwt" },
  lifetime: SEE_AS_SECONDS,
};

const shared = {
  org: idSchema<OrganizationId>(),
  sid: idSchema<SessionId>(),
  /** Who is looked as, as the banner names them. */
  name: z.string().max(200),
  iat: secondsSchema,
  exp: secondsSchema,
};

const schema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...shared,
    kind: z.literal("member"),
    target: idSchema<MemberId>(),
    user: idSchema<UserId>(),
  }),
  z.strictObject({ ...shared, kind: z.literal("role"), target: z.uuid() }),
  z.strictObject({ ...shared, kind: z.literal("domain"), target: idSchema<DomainId>() }),
]);

export type ViewClaims = z.infer<typeof schema>;

/** Whom somebody looks as. */
export type LookedAs =
  | { readonly kind: "member"; readonly target: MemberId; readonly user: UserId }
  | { readonly kind: "role"; readonly target: string }
  | { readonly kind: "domain"; readonly target: DomainId };

/** Name of the cookie; it is for the paths of the dashboard, so that `__Host-` cannot stand there. */
export const viewCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Secure-gatehouse.view" : "gatehouse.view";

/** The value of the cookie: whom to look as, in this session and organization. */
export const makeViewCookie = (
  judging: Judging,
  { organizationId, sessionId }: { organizationId: OrganizationId; sessionId: SessionId },
  looked: LookedAs & { readonly name: string },
): Promise<string> => signClaims(kind, judging, { org: organizationId, sid: sessionId, ...looked });

/** The claims of the cookie for this session and organization, or null. */
export async function verifyViewCookie(
  judging: Judging,
  { organizationId, sessionId }: { organizationId: OrganizationId; sessionId: SessionId },
  cookie: string,
): Promise<ViewClaims | null> {
  const claims = await verifyClaims({ kind, judging, schema }, cookie);
  return claims?.org === organizationId && claims.sid === sessionId ? claims : null;
}
