import { cookies } from "next/headers";
import { draftSite } from "@/lib/doors/site/draft-site.ts";
import { refuseMethod } from "@/lib/doors/site/refuse-method.ts";

/** Pages as drafted, for guests and visiting members; reached through the wall's rewrite alone. */
export const GET = async (request: Request): Promise<Response> =>
  draftSite(request, await cookies());

/** @NOTE What Next would say to these, caches might keep. */
export {
  refuseMethod as DELETE,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
};
