import { NotFound } from "@/lib/kernel/errors.ts";
import { requireStamp } from "../stamp.ts";
import { errorResponse } from "./error-response.ts";

/** The API's answer where it has no resource: 404 for whom the wall let in, 401 for anybody else. */
export async function unknownApiAddress(request: Request): Promise<Response> {
  try {
    await requireStamp(request.headers, { surface: ["api", "open-api", "internal", "entrance"] });
    throw new NotFound("The API has nothing at this address.");
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}
