import { handleApi } from "@/lib/api/handle-api.ts";
import { announceHere } from "../announce-here.ts";
import { apiDoor } from "./api-door.ts";

/** The API behind its door, for a server of our own. */
export const servedApi = apiDoor(handleApi, announceHere);
