import { recordStoreDoor } from "@/lib/doors/store/record-store-door.ts";

type Context = { params: Promise<{ path: string[] }> };

/** The own record store; reached by the wall's and the house's own reads alone. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  recordStoreDoor(request, (await params).path);
