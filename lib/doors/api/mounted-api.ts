import { errorResponse } from "@/lib/api/error-response.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { apiDoor } from "./api-door.ts";

/** The API behind its door, for Next. */
export const mountedApi = apiDoor((_request, { caller }) =>
  Promise.resolve(errorResponse(new NotFound(), caller.requestId)),
);
