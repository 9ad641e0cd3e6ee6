import { exportDoor } from "@/lib/doors/archive/export-door.ts";

type Context = { params: Promise<{ org: string }> };

/** The organization as one file. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  exportDoor(request, (await params).org);
