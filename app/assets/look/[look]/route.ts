import { lookDoor } from "@/lib/doors/site/look-door.ts";

type Context = { params: Promise<{ look: string }> };

/** The stylesheets of looks. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  lookDoor(request, (await params).look);
