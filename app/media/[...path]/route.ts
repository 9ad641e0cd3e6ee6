import { cookies } from "next/headers";
import { siteFile } from "@/lib/doors/media/site-file.ts";

export const GET = async (request: Request): Promise<Response> =>
  siteFile(request, await cookies());
