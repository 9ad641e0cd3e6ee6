import { cookies } from "next/headers";
import { draftSite } from "@/lib/doors/site/draft-site.ts";

/** Pages as drafted, for guests and visiting members; reached through the wall's rewrite alone. */
export const GET = async (request: Request): Promise<Response> =>
  draftSite(request, await cookies());
