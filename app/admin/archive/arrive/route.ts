import { importDoor } from "@/lib/doors/archive/import-door.ts";

/** Makes an organization of an archive that was sent. */
export const POST = (request: Request): Promise<Response> => importDoor(request);
