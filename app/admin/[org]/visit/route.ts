import { visitLink } from "@/lib/doors/visit/visit-link.ts";

type Context = { params: Promise<{ org: string }> };

/** «Open the site»: over to the organization's own host, known there as the member one is. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  visitLink(request, (await params).org);
