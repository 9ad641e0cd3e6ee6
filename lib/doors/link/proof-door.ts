import { createProofChallenge, type ProofPlace } from "@/lib/guests/proof-of-work.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { answerJson } from "../guest/answer.ts";
import { requireSameOriginFetch } from "../guest/challenge-door.ts";
import { limiter } from "../guest/limiter.ts";
import { siteRequest } from "../guest/site-request.ts";

/** GET /api/proof?for=…: the work that opening a link with a password costs, or sending a form. */
export const proofDoor = (request: Request): Promise<Response> =>
  answerJson(request, async () => {
    const asked = await siteRequest(request.headers, "GET");
    requireSameOriginFetch(request.headers);
    const organizationId = asked.organization.id;
    const route = routeOf(new URL(request.url).searchParams.get("for") ?? "");
    await limiter().askForChallenge({ organizationId, address: asked.address });
    const work = await limiter().work(organizationId);
    return { body: await createProofChallenge(asked.judging, { organizationId, route }, work) };
  });

/** @NOTE Whether there is such a form is not told here. */
function routeOf(what: string): ProofPlace["route"] {
  if (what === "link.open") return what;
  const [, collection] = /^form\.([a-z0-9-]{1,80})$/.exec(what) ?? [];
  if (collection === undefined) throw new NotFound();
  return `form.${collection}`;
}
