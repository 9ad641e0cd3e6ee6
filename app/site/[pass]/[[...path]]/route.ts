import { publishedSite } from "@/lib/doors/site/published-site.ts";

type Context = { params: Promise<{ pass: string }> };

/** Published pages; reached through the wall's rewrite alone. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  publishedSite(request, (await params).pass);
