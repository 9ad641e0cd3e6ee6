import { createProofChallenge } from "@/lib/guests/proof-of-work.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { answerJson } from "./answer.ts";
import { limiter } from "./limiter.ts";
import { siteRequest } from "./site-request.ts";

/** GET /api/guest/challenge: the work that a try at this site's password costs just now. */
export const challengeDoor = (request: Request): Promise<Response> =>
  answerJson(request, async () => {
    const asked = await siteRequest(request.headers, "GET");
    requireSameOriginFetch(request.headers);
    const organizationId = asked.organization.id;
    await limiter().askForChallenge({ organizationId, address: asked.address });
    const place = { organizationId, route: "guest.enter" } as const;
    const work = await limiter().work(organizationId);
    return { body: await createProofChallenge(asked.judging, place, work) };
  });

/** @NOTE A GET of the own page carries no Origin; Fetch Metadata says the same where it is sent. */
export function requireSameOriginFetch(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw new Forbidden();
}
