import { handleApi } from "@/lib/api/handle-api.ts";
import { announceThroughNext } from "../announce.ts";
import { apiDoor } from "./api-door.ts";

/** The API behind its door, for Next. */
export const mountedApi = apiDoor(handleApi, announceThroughNext);
