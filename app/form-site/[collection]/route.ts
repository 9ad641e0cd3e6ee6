import { submitDoor } from "@/lib/doors/submission/submit-door.ts";

type Context = { params: Promise<{ collection: string }> };

/** Forms of the website; reached through the wall's rewrite alone. */
export const POST = async (request: Request, { params }: Context): Promise<Response> =>
  submitDoor(request, (await params).collection);
